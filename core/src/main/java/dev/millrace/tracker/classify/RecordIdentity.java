package dev.millrace.tracker.classify;

import dev.millrace.tracker.log.LogLine;
import dev.millrace.tracker.log.LogLine.Field;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/// The identity of a record beside its second: 48 bits, fixed for ever, since stored hits carry it.
/// Of the request id, the operation and the key as they stand side by side in the line, where it has
/// a request id (`BATCH.DELETE.OBJECT` shares one with its parent); else of the whole line.
///
/// The upper 32 bits are the CRC-32C, the lower 16 those of the CRC-32. Two checksums of different
/// polynomials are as good as one of 48 bits, which need not resist anybody: who makes two lines of
/// one identity hides only a request of his own. And processors have instructions for both, which
/// Java uses from the first line on, where other hashes wait for the compiler.
public final class RecordIdentity {
    private static final int LOW_BITS = 16;
    private static final long LOW_MASK = (1L << LOW_BITS) - 1;

    private RecordIdentity() {}

    public static long of(LogLine line) {
        boolean request = line.has(Field.REQUEST_ID);
        int from = request ? line.from(Field.REQUEST_ID) : line.start();
        int to = request ? requestEnd(line) : line.end();
        return (sum(new CRC32C(), line, from, to) << LOW_BITS)
                | (sum(new CRC32(), line, from, to) & LOW_MASK);
    }

    /// Fields that the line lacks end at its start.
    private static int requestEnd(LogLine line) {
        int operationOrKey = Math.max(line.to(Field.OPERATION), line.to(Field.KEY));
        return Math.max(line.to(Field.REQUEST_ID), operationOrKey);
    }

    private static long sum(Checksum sum, LogLine line, int from, int to) {
        sum.update(line.buffer(), from, to - from);
        return sum.getValue();
    }
}
