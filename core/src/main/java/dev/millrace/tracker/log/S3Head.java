package dev.millrace.tracker.log;

import dev.millrace.tracker.log.LogLine.Field;
import java.util.Arrays;

/// What stands before the time in an S3 line, its bucket's owner and its bucket. It is mostly that
/// of the line before, so it is compared and not read again. Belongs to one thread.
final class S3Head {
    /// The head with the space behind it; empty if none is known.
    private byte[] bytes = new byte[0];
    private int hostFrom;
    private int hostTo;

    /// Whether the line begins with the head that was kept, and its time follows.
    boolean isAt(byte[] b, int start, int end) {
        int at = start + bytes.length;
        return at > start && at <= end && Arrays.equals(b, start, at, bytes, 0, bytes.length)
                && BracketedTime.looksLikeTime(b, at, end);
    }

    /// Sets the fields of the head. Answers where the time begins.
    int take(LogLine line) {
        int start = line.start();
        line.set(Field.HOST, start + hostFrom, start + hostTo);
        return start + bytes.length;
    }

    /// Keeps the head of a line that was read up to its time.
    void keep(LogLine line, int time) {
        int start = line.start();
        bytes = Arrays.copyOfRange(line.buffer(), start, time);
        hostFrom = line.from(Field.HOST) - start;
        hostTo = line.to(Field.HOST) - start;
    }
}
