package dev.millrace.sqlite;

import dev.millrace.store.StoreException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Writes down every few seconds what reads consumed, so that neither reads nor writers wait
/// for it.
final class Flusher implements AutoCloseable {
    private static final int PAUSE_SECONDS = 10;
    private final Writer writer;
    private final CountDownLatch closed = new CountDownLatch(1);

    private Flusher(Writer writer) {
        this.writer = writer;
    }

    static Flusher start(Writer writer) {
        Flusher flusher = new Flusher(writer);
        Thread.ofPlatform().daemon().name("millrace-meter").start(flusher::run);
        return flusher;
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void run() {
        try {
            while (!closed.await(PAUSE_SECONDS, TimeUnit.SECONDS)) {
                flush();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// If the database is busy or full, the next time will do.
    private void flush() {
        try {
            writer.flush();
        } catch (StoreException _) {
            return;
        }
    }
}
