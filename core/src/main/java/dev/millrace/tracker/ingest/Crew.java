package dev.millrace.tracker.ingest;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/// The threads of an import: workers, and one that reads. Closing stops them. The workers are
/// waited for; the reader is not, since it may hang in a read that nothing ends.
record Crew(ExecutorService workers, ExecutorService reader) implements AutoCloseable {
    Crew(int workers) {
        this(Executors.newFixedThreadPool(workers, named("import-worker-")),
                Executors.newSingleThreadExecutor(named("import-reader-")));
    }

    private static ThreadFactory named(String prefix) {
        return Thread.ofPlatform().daemon().name(prefix, 1).factory();
    }

    @Override
    public void close() {
        reader.shutdownNow();
        workers.shutdownNow();
        workers.close();
    }
}
