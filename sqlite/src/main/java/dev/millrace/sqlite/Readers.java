package dev.millrace.sqlite;

import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// The sessions that read beside the writer, kept open for the next reads. A thread inside a
/// transaction reads through the writer, and so sees what it wrote.
final class Readers implements AutoCloseable {
    private static final int MOST = 16;
    private final Database database;
    private final Catalog catalog;
    private final Writer writer;
    private final Semaphore permits = new Semaphore(MOST);
    private final LinkedBlockingDeque<Reading> idle = new LinkedBlockingDeque<>(MOST);

    Readers(Database database, Catalog catalog, Writer writer) {
        this.database = database;
        this.catalog = catalog;
        this.writer = writer;
    }

    <T> T read(Function<Reading, T> work) {
        return writer.isMine() ? work.apply(writer.reading()) : beside(work);
    }

    private <T> T beside(Function<Reading, T> work) {
        permits.acquireUninterruptibly();
        try {
            Reading reading = take();
            try {
                return work.apply(reading);
            } finally {
                idle.addFirst(reading);
            }
        } finally {
            permits.release();
        }
    }

    /// Waits for the reads under way.
    @Override
    public void close() {
        permits.acquireUninterruptibly(MOST);
        idle.forEach(reading -> Failure.translated(reading.session()::close));
    }

    private Reading take() {
        Reading reading = idle.pollFirst();
        return reading == null ? new Reading(database.reader(), catalog) : reading;
    }
}
