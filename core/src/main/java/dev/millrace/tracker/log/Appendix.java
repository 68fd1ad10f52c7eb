package dev.millrace.tracker.log;

import dev.millrace.tracker.log.LogLine.Field;

/// A copy of a line with decoded fields appended, for lines whose fields do not stand in them as
/// they were sent. Its buffer is reused from line to line and grows with the longest.
final class Appendix {
    /// The line, its fields decoded, the user agent decoded once more.
    private static final int LAYERS = 3;

    private byte[] bytes = new byte[0];
    private int length;
    private int opened;

    /// Copies the line, with whatever fields it has, and lets it stand here from now on. Decoded
    /// fields must not be longer than what they stand for, and none may be decoded more than twice.
    void begin(LogLine line) {
        int size = line.end() - line.start();
        if (bytes.length < LAYERS * size) {
            bytes = new byte[2 * LAYERS * size];
        }
        System.arraycopy(line.buffer(), line.start(), bytes, 0, size);
        length = size;
        line.moveTo(bytes);
    }

    void open() {
        opened = length;
    }

    void add(byte value) {
        bytes[length++] = value;
    }

    void close(LogLine line, Field field) {
        line.set(field, opened, length);
    }
}
