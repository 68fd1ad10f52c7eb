package dev.millrace.tracker.hits;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Zstandard frames with a checksum, so that damage is noticed and not decoded.
final class Compressed {
    /// Far above what a batch of 300 KB unpacks to; stops a damaged length from taking all memory.
    private static final long MOST_BYTES = 256L << 20;

    /// As many as ever packed at once; a context is dear to make.
    private static final Queue<ZstdCompressCtx> IDLE = new ConcurrentLinkedQueue<>();

    private Compressed() {}

    static byte[] pack(byte[] bytes) {
        ZstdCompressCtx found = IDLE.poll();
        ZstdCompressCtx context = found == null ? context() : found;
        try {
            return context.compress(bytes);
        } finally {
            IDLE.add(context);
        }
    }

    private static ZstdCompressCtx context() {
        return new ZstdCompressCtx()
                .setLevel(Zstd.defaultCompressionLevel())
                .setChecksum(true);
    }

    static byte[] unpack(byte[] frame) {
        long size = Zstd.getFrameContentSize(frame);
        if (size < 0 || size > MOST_BYTES) {
            throw new CorruptBatch("a batch holds bytes that are no Zstandard frame");
        }
        try {
            return exactly(Zstd.decompress(frame, (int) size), size);
        } catch (ZstdException e) {
            throw new CorruptBatch("a batch does not unpack: " + e.getMessage(), e);
        }
    }

    private static byte[] exactly(byte[] bytes, long size) {
        if (bytes.length != size) {
            throw new CorruptBatch("a batch unpacks to " + bytes.length + " bytes, not " + size);
        }
        return bytes;
    }
}
