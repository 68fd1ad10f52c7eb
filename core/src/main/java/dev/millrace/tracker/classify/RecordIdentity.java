package dev.millrace.tracker.classify;

import dev.millrace.tracker.log.LogLine;
import dev.millrace.tracker.log.LogLine.Field;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/// The identity of a record beside its second: 48 bits, fixed for ever, since stored hits carry it.
/// Of the request id, the operation and the key where the line has a request id
/// (`BATCH.DELETE.OBJECT` shares one with its parent), each with a space behind it; else of the
/// whole line.
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
        return (of(line, new CRC32C()) << LOW_BITS) | (of(line, new CRC32()) & LOW_MASK);
    }

    private static long of(LogLine line, Checksum sum) {
        if (line.has(Field.REQUEST_ID)) {
            add(line, Field.REQUEST_ID, sum);
            add(line, Field.OPERATION, sum);
            add(line, Field.KEY, sum);
        } else {
            sum.update(line.buffer(), line.start(), line.end() - line.start());
        }
        return sum.getValue();
    }

    private static void add(LogLine line, Field field, Checksum sum) {
        int from = line.from(field);
        sum.update(line.buffer(), from, line.to(field) - from);
        sum.update(' ');
    }
}
