package dev.millrace.view;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// How the view items of one batch are written: no two of them depend on each other, so a store
/// that answers over a network may be asked for several at once.
@FunctionalInterface
public interface Fanout {
    /// One after the other, on the caller's thread.
    Fanout SERIAL = tasks -> tasks.forEach(Runnable::run);

    /// Runs all tasks. When this returns or throws, none is running any more.
    ///
    /// @throws RuntimeException what a task threw; the others may have been done or not
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
                List<? extends Future<?>> running = tasks.stream().map(threads::submit).toList();
                running.forEach(Fanout::settle);
            }
        };
    }

    private static void settle(Future<?> task) {
        try {
            task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the views were written", e);
        }
    }
}
