package dev.millrace.tracker.log;

import java.util.Arrays;

/// Whole lines of one source, found but not yet parsed. It is lent by a [ChunkPool]: close it when
/// its lines are done with, once, and do not touch it afterwards.
public final class Chunk implements AutoCloseable {
    private final ChunkPool pool;
    private final byte[] buffer;
    /// Where the line ends stand (of each the `\n`); a line begins behind the one before.
    private int[] ends = new int[1024];
    private int lines;
    private Position position = Position.START;
    private byte[] preamble = new byte[0];

    Chunk(ChunkPool pool, int bytes) {
        this.pool = pool;
        this.buffer = new byte[bytes];
    }

    /// Where a chunk stands in its source.
    ///
    /// @param sequence number of the chunk, from 0
    /// @param line number of its first line, from 1
    /// @param offset bytes of (uncompressed) text before it
    record Position(long sequence, long line, long offset) {
        static final Position START = new Position(0, 1, 0);
    }

    void begin(Position at, byte[] newPreamble) {
        position = at;
        preamble = newPreamble;
        lines = 0;
    }

    /// Finds the line ends in the first `length` bytes. Answers where the open line begins.
    int findLines(int length) {
        int open = 0;
        int end = Scan.findFar(buffer, '\n', 0, length);
        while (end < length) {
            endLine(end);
            open = end + 1;
            end = Scan.findFar(buffer, '\n', open, length);
        }
        return open;
    }

    void endLine(int at) {
        if (lines == ends.length) {
            ends = Arrays.copyOf(ends, lines * 2);
        }
        ends[lines++] = at;
    }

    public byte[] buffer() {
        return buffer;
    }

    public int lines() {
        return lines;
    }

    /// Where the line, counted from 0 in this chunk, begins in the buffer.
    public int start(int line) {
        return line == 0 ? 0 : ends[line - 1] + 1;
    }

    /// Where it ends, without `\n` or `\r\n`.
    public int end(int line) {
        int end = ends[line];
        return end > start(line) && buffer[end - 1] == '\r' ? end - 1 : end;
    }

    /// Number of this chunk in its source, from 0.
    public long sequence() {
        return position.sequence();
    }

    /// Number of its first line in its source, from 1.
    public long firstLine() {
        return position.line();
    }

    /// Bytes of (uncompressed) text before it in its source.
    public long offset() {
        return position.offset();
    }

    /// Bytes of text up to and with its last line's end: where reading may go on later.
    public long endOffset() {
        return offset() + (lines == 0 ? 0 : ends[lines - 1] + 1);
    }

    public int longestLineBytes() {
        return pool.longestLineBytes();
    }

    /// The lines that begin with `#` at the top of the source, which say what the columns are;
    /// empty in the first chunk, where they stand themselves. So chunks can be parsed in any order.
    byte[] preamble() {
        return preamble;
    }

    @Override
    public void close() {
        pool.giveBack(this);
    }
}
