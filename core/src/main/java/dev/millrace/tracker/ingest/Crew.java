package dev.millrace.tracker.ingest;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/// The threads of an import: workers, one that reads and one that writes. Closing stops them. The
/// workers and the writer are waited for; the reader is not, since it may hang in a read that
/// nothing ends.
record Crew(ExecutorService workers, ExecutorService reader, ExecutorService writer)
        implements
            AutoCloseable {
    Crew(int workers) {
        this(Executors.newFixedThreadPool(workers, named("import-worker-")),
                Executors.newSingleThreadExecutor(named("import-reader-")),
                Executors.newSingleThreadExecutor(named("import-writer-")));
    }

    private static ThreadFactory named(String prefix) {
        return Thread.ofPlatform().daemon().name(prefix, 1).factory();
    }

    @Override
    public void close() {
        reader.shutdownNow();
        writer.shutdownNow();
        workers.shutdownNow();
        writer.close();
        workers.close();
    }
}
