package dev.millrace.tracker.ingest;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// Work handed to the worker threads of an import, and its results.
final class Tasks {
    private Tasks() {}

    static <T> List<Future<T>> start(ExecutorService workers, List<Callable<T>> tasks) {
        return tasks.stream().map(workers::submit).toList();
    }

    /// Waits for a result; what the task threw is thrown here.
    static <T> T result(Future<T> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportStopped();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        }
    }

    static <T> T call(Callable<T> task) {
        try {
            return task.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
