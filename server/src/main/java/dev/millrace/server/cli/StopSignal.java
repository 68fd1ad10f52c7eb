package dev.millrace.server.cli;

import java.util.concurrent.CountDownLatch;

/// The signal that tells the process to stop. The process ends when [#stopped()] says that what was
/// under way is done.
record StopSignal(CountDownLatch stop, CountDownLatch done) {
    /// Hears the signal from now on.
    static StopSignal heard() {
        StopSignal signal = new StopSignal(new CountDownLatch(1), new CountDownLatch(1));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            signal.stop.countDown();
            awaitUninterruptibly(signal.done);
        }));
        return signal;
    }

    void await() {
        awaitUninterruptibly(stop);
    }

    void stopped() {
        done.countDown();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
