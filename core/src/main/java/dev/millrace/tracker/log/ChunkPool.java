package dev.millrace.tracker.log;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// A bounded number of chunks that are used again and again, so that memory grows neither with a
/// file nor with the number of files. Safe for many threads.
public final class ChunkPool {
    /// Lines longer than this are rejected.
    public static final int LONGEST_LINE_BYTES = 1 << 20;
    private static final int CHUNK_BYTES = LONGEST_LINE_BYTES + (LONGEST_LINE_BYTES >> 1);
    /// A line end of two bytes, and one byte to tell that a line is too long.
    private static final int SLACK_BYTES = 3;

    private final int chunkBytes;
    private final int longestLineBytes;
    private final BlockingQueue<Chunk> free;
    private int unmade;

    /// A pool of chunks of 1.5 MB and lines of at most 1 MB.
    public static ChunkPool of(int chunks) {
        return new ChunkPool(chunks, CHUNK_BYTES, LONGEST_LINE_BYTES);
    }

    public ChunkPool(int chunks, int chunkBytes, int longestLineBytes) {
        if (chunks < 1 || longestLineBytes < 1 || chunkBytes < longestLineBytes + SLACK_BYTES) {
            throw new IllegalArgumentException("a pool has a chunk, a chunk " + SLACK_BYTES
                    + " bytes more than the longest line: " + chunks + ", " + chunkBytes + ", "
                    + longestLineBytes);
        }
        this.chunkBytes = chunkBytes;
        this.longestLineBytes = longestLineBytes;
        this.free = new ArrayBlockingQueue<>(chunks);
        this.unmade = chunks;
    }

    int longestLineBytes() {
        return longestLineBytes;
    }

    /// A free chunk; waits until one is, once all are made.
    Chunk take() throws InterruptedException {
        Chunk chunk = free.poll();
        if (chunk == null && mayMake()) {
            chunk = new Chunk(this, chunkBytes);
        }
        return chunk == null ? free.take() : chunk;
    }

    private synchronized boolean mayMake() {
        return unmade > 0 && unmade-- > 0;
    }

    void giveBack(Chunk chunk) {
        free.add(chunk);
    }
}
