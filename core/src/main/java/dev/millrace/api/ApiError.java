package dev.millrace.api;

/// A request that is answered with a problem.
public final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Problem problem;

    ApiError(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
