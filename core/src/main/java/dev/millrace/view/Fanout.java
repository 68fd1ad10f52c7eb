package dev.millrace.view;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/// How the view items of one batch are written: no two of them depend on each other, so a store
/// that answers over a network may be asked for several at once.
@FunctionalInterface
public interface Fanout {
    /// One after the other, on the caller's thread.
    Fanout SERIAL = tasks -> tasks.forEach(Runnable::run);

    /// Runs all tasks. When this returns or throws, none is running any more; when one has failed,
    /// no other begins.
    ///
    /// @throws RuntimeException what a task threw first, in the order of the tasks
    void run(List<Runnable> tasks);

    /// Several at once, each on a virtual thread.
    static Fanout ofMost(int atOnce) {
        return tasks -> {
            if (tasks.size() <= 1) {
                SERIAL.run(tasks);
                return;
            }
            try (ExecutorService threads = Executors.newFixedThreadPool(atOnce,
                    Thread.ofVirtual().factory())) {
                AtomicBoolean failed = new AtomicBoolean();
                List<? extends Future<?>> running = tasks.stream()
                        .map(task -> threads.submit(() -> unless(failed, task)))
                        .toList();
                running.forEach(Fanout::settle);
            }
        };
    }

    private static void unless(AtomicBoolean failed, Runnable task) {
        if (failed.get()) {
            return;
        }
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            failed.set(true);
            throw e;
        }
    }

    private static void settle(Future<?> task) {
        try {
            task.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the views were written", e);
        }
    }
}
