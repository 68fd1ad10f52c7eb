package dev.millrace.tracker.ingest;

import dev.millrace.tracker.log.Chunk;
import dev.millrace.tracker.log.ChunkPool;
import dev.millrace.tracker.log.ChunkReader;
import dev.millrace.tracker.log.LogFormat;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;

/// Reads sources one after the other, has their chunks parsed, and lays the results down in order.
/// Waits while the rest is behind.
final class SourceReader {
    private final ChunkPool pool;
    private final ChunkWorkers workers;
    private final BlockingQueue<Parcel> out;
    private long bytesBefore;

    SourceReader(ChunkPool pool, ChunkWorkers workers, BlockingQueue<Parcel> out) {
        this.pool = pool;
        this.workers = workers;
        this.out = out;
    }

    void readAll(Iterable<LogSource> sources) throws InterruptedException {
        for (LogSource source : sources) {
            read(source);
        }
    }

    private void read(LogSource source) throws InterruptedException {
        try (CountingStream bytes = new CountingStream(source.opener().open());
                ChunkReader chunks = new ChunkReader(bytes, pool)) {
            read(source, chunks, bytes);
        } catch (IOException | IllegalArgumentException unreadable) {
            out.put(new Parcel.Failed(source.name(), reason(unreadable)));
        }
    }

    private void read(LogSource source, ChunkReader chunks, CountingStream bytes)
            throws IOException, InterruptedException {
        try {
            readChunks(source, chunks, bytes);
        } finally {
            bytesBefore += bytes.count();
        }
    }

    private void readChunks(LogSource source, ChunkReader chunks, CountingStream bytes)
            throws IOException, InterruptedException {
        Optional<Chunk> chunk = chunks.next();
        if (chunk.isEmpty()) {
            return;
        }
        LogFormat format = formatOf(source, chunk.get());
        out.put(new Parcel.Begin(source.name(), format));
        while (chunk.isPresent()) {
            out.put(new Parcel.Lines(workers.start(chunk.get(), format, source.name()),
                    bytesBefore + bytes.count()));
            chunk = chunks.next();
        }
    }

    private static LogFormat formatOf(LogSource source, Chunk first) {
        try {
            return source.format().of(first);
        } catch (IllegalArgumentException unknown) {
            first.close();
            throw unknown;
        }
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
