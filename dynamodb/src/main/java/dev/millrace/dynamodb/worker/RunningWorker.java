package dev.millrace.dynamodb.worker;

import dev.millrace.store.StoreException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A worker at work on a thread of its own, with a second one that keeps its leases alive while a
/// step takes long. What fails is told to a listener and tried again, more and more seldom.
public final class RunningWorker implements AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final int MOST_FAILURES = 8;

    private final StreamWorker worker;
    private final Listener listener;
    private final Pace pace;
    private final Semaphore wake = new Semaphore(0);
    private final Thread reading;
    private final Thread renewing;
    private volatile boolean stopped;
    private final AtomicInteger failures = new AtomicInteger();

    private RunningWorker(StreamWorker worker, Pace pace, Listener listener) {
        this.worker = worker;
        this.pace = pace;
        this.listener = listener;
        this.reading = Thread.ofVirtual().name("worker").unstarted(this::read);
        this.renewing = Thread.ofVirtual().name("leases").unstarted(this::renew);
    }

    /// Hears what failed; it is tried again.
    public interface Listener {
        void failed(StoreException failure);
    }

    public static RunningWorker start(StreamWorker worker, Pace pace, Listener listener) {
        RunningWorker running = new RunningWorker(worker, pace, listener);
        running.reading.start();
        running.renewing.start();
        return running;
    }

    /// Returns when the views include everything that was written before the call.
    ///
    /// @throws StoreException where the worker gets nowhere
    public void awaitViews() throws InterruptedException {
        long fence = worker.raiseFence();
        wake.release();
        while (!worker.isPast(fence)) {
            if (failures.get() >= MOST_FAILURES) {
                throw new StoreException("everything is stored, but the views could not be brought"
                        + " up to date: `millrace worker` goes on with that");
            }
            TimeUnit.NANOSECONDS.sleep(pace.busy().toNanos());
        }
    }

    /// Ends the step under way and gives the leases back.
    @Override
    public void close() {
        stopped = true;
        wake.release();
        join(reading);
        renewing.interrupt();
        join(renewing);
        try {
            worker.release();
        } catch (StoreException failure) {
            listener.failed(failure);
        }
    }

    private void read() {
        Duration pause = FIRST_PAUSE;
        while (!stopped) {
            try {
                pauseFor(worker.step());
                failures.set(0);
                pause = FIRST_PAUSE;
            } catch (RuntimeException failure) {
                failures.incrementAndGet();
                listener.failed(told(failure));
                pauseFor(pause);
                pause = pace.after(pause);
            }
        }
    }

    /// A mistake in a view must not end the worker in silence: who waits for it hears of it, too.
    private static StoreException told(RuntimeException failure) {
        return failure instanceof StoreException told
                ? told
                : new StoreException("the views cannot be kept: " + failure, failure);
    }

    private void pauseFor(Duration pause) {
        try {
            if (!stopped && wake.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException _) {
            stopped = true;
        }
    }

    private void renew() {
        while (!stopped) {
            try {
                TimeUnit.NANOSECONDS.sleep(pace.round().toNanos());
                worker.renew();
            } catch (StoreException failure) {
                listener.failed(failure);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
