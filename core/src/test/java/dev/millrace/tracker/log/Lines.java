package dev.millrace.tracker.log;

import dev.millrace.tracker.log.LogFormat.Outcome;
import dev.millrace.tracker.log.LogFormat.Result;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Parses single lines for tests, in the middle of a buffer of other bytes.
final class Lines {
    private static final byte FILLER = 'x';

    private Lines() {}

    static LogLine parse(LogFormat format, String text) {
        LogLine line = new LogLine();
        Outcome outcome = outcome(format, text, line);
        if (outcome.result() != Result.PARSED) {
            throw new AssertionError(
                    outcome + ": " + text.substring(0, Math.min(text.length(), 300)));
        }
        return line;
    }

    static String reason(LogFormat format, String text) {
        return Objects.requireNonNull(outcome(format, text, new LogLine()).reason(),
                "parsed: " + text);
    }

    static Outcome outcome(LogFormat format, String text, LogLine line) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] buffer = new byte[bytes.length + 2];
        buffer[0] = FILLER;
        buffer[buffer.length - 1] = FILLER;
        System.arraycopy(bytes, 0, buffer, 1, bytes.length);
        return format.newParser().parse(buffer, 1, buffer.length - 1, line);
    }
}
