package dev.millrace.tracker.log;

import java.io.IOException;

/// Says that a source could not be read to its end, why, and how far it was read. All whole lines
/// before were delivered.
public final class BrokenSource extends IOException {
    private static final long serialVersionUID = 1;
    private final long lines;
    private final long offset;

    BrokenSource(String why, long lines, long offset, IOException cause) {
        super("%s, after %,d lines (%,d bytes of text)".formatted(why, lines, offset), cause);
        this.lines = lines;
        this.offset = offset;
    }

    /// Lines delivered.
    public long lines() {
        return lines;
    }

    /// Bytes of (uncompressed) text delivered.
    public long offset() {
        return offset;
    }
}
