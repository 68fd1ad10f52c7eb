package dev.millrace.tracker.ingest;

import dev.millrace.tracker.log.Chunk;
import dev.millrace.tracker.log.LogFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/// Parses chunks side by side. Each thread borrows a [ChunkWorker] for a chunk.
final class ChunkWorkers {
    private final ExecutorService threads;
    private final Supplier<ChunkWorker> maker;
    private final BlockingQueue<ChunkWorker> idle = new LinkedBlockingQueue<>();

    ChunkWorkers(ExecutorService threads, Supplier<ChunkWorker> maker) {
        this.threads = threads;
        this.maker = maker;
    }

    /// Begins to parse the chunk, and closes it when done.
    Future<ParsedChunk> start(Chunk chunk, LogFormat format, String source) {
        return threads.submit(() -> {
            try (chunk) {
                return parse(chunk, format, source);
            }
        });
    }

    private ParsedChunk parse(Chunk chunk, LogFormat format, String source) {
        ChunkWorker found = idle.poll();
        ChunkWorker worker = found == null ? maker.get() : found;
        try {
            return worker.parse(chunk, format, source);
        } finally {
            idle.add(worker);
        }
    }
}
