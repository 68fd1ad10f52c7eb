package dev.millrace.tracker.hits;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;

/// Zstandard frames with a checksum, so that damage is noticed and not decoded.
final class Compressed {
    /// Far above what a batch of 300 KB unpacks to; stops a damaged length from taking all memory.
    private static final long MOST_BYTES = 256L << 20;

    private Compressed() {}

    static byte[] pack(byte[] bytes) {
        try (ZstdCompressCtx context = new ZstdCompressCtx()) {
            context.setLevel(Zstd.defaultCompressionLevel());
            context.setChecksum(true);
            return context.compress(bytes);
        }
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
