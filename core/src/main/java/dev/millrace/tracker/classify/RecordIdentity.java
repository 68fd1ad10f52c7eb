package dev.millrace.tracker.classify;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.millrace.tracker.log.LogLine;
import dev.millrace.tracker.log.LogLine.Field;

/// The identity of a record beside its second: 48 bits of a hash (komihash 5.0, fixed for ever,
/// since stored hits carry it). Of the request id, the operation and the key where the line has a
/// request id (`BATCH.DELETE.OBJECT` shares one with its parent); else of the whole line.
public final class RecordIdentity {
    private static final Hasher64 HASH = Hashing.komihash5_0();
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int BITS = 48;

    private RecordIdentity() {}

    public static long of(LogLine line) {
        long hash = line.has(Field.REQUEST_ID)
                ? ofRequest(line)
                : HASH.hashBytesToLong(line.buffer(), line.start(), line.end() - line.start());
        return hash >>> (Long.SIZE - BITS);
    }

    private static long ofRequest(LogLine line) {
        long hash = mix(0, of(line, Field.REQUEST_ID));
        hash = mix(hash, of(line, Field.OPERATION));
        return mix(hash, of(line, Field.KEY));
    }

    private static long of(LogLine line, Field field) {
        int from = line.from(field);
        return HASH.hashBytesToLong(line.buffer(), from, line.to(field) - from);
    }

    /// Depends on the order: (a, b) and (b, a) differ.
    private static long mix(long hash, long part) {
        long product = (hash ^ part) * MIX;
        return product ^ (product >>> 32);
    }
}
