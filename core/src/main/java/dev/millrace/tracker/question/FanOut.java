package dev.millrace.tracker.question;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Asks the same of many things at once, so many at a time that a store answers well and not more.
final class FanOut {
    static final int PARALLEL = 16;

    private FanOut() {}

    /// The results in the order of the things. The first failure cancels what has not begun.
    static <T, R> List<R> map(List<T> things, Function<T, R> question) {
        if (things.size() < 2) {
            return things.stream().map(question).toList();
        }
        int threads = Math.min(PARALLEL, things.size());
        try (ExecutorService executor = Executors.newFixedThreadPool(threads,
                Thread.ofVirtual().factory())) {
            List<Future<R>> futures = new ArrayList<>();
            for (T thing : things) {
                futures.add(executor.submit(() -> question.apply(thing)));
            }
            return results(futures, executor);
        }
    }

    private static <R> List<R> results(List<Future<R>> futures, ExecutorService executor) {
        List<R> results = new ArrayList<>();
        try {
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            executor.shutdownNow();
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", e);
        }
    }
}
