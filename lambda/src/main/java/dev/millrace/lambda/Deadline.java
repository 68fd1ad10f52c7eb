package dev.millrace.lambda;

import dev.millrace.tracker.ingest.ImportStopped;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Stops work shortly before the function would be cut off, so that it can say so.
final class Deadline {
    /// For saying so.
    private static final long MILLIS_KEPT = 500;

    private Deadline() {}

    /// Runs work on this thread, which is interrupted when the time is up.
    ///
    /// @throws IllegalStateException where it did not end in time
    static <T> T within(Invocation invocation, Supplier<T> work) {
        Thread worker = Thread.currentThread();
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
            var _ = timer.schedule(worker::interrupt,
                    Math.max(0, invocation.millisLeft().getAsLong() - MILLIS_KEPT),
                    TimeUnit.MILLISECONDS);
            try {
                return work.get();
            } catch (ImportStopped stopped) {
                throw new IllegalStateException("there was no time to import everything; what was"
                        + " stored stays, and the rest comes again: give the function more time",
                        stopped);
            } finally {
                timer.shutdownNow();
                Thread.interrupted();
            }
        }
    }
}
