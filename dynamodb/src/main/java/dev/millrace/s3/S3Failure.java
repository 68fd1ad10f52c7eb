package dev.millrace.s3;

/// S3 did not do what was asked; the message says what and why.
public final class S3Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    S3Failure(String message) {
        super(message);
    }

    S3Failure(String message, Throwable cause) {
        super(message, cause);
    }
}
