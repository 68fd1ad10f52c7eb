package dev.millrace.tracker.log;

import dev.millrace.tracker.log.Chunk.Position;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Cuts one source, plain or gzip, into [Chunk]s of whole lines. A last line without line end is a
/// line; a byte order mark at the start is dropped. A line longer than the pool's limit is cut and
/// stays too long, so that [ChunkParser] rejects it; what was cut off is never kept in memory. A
/// source that breaks delivers the whole lines before the break, then throws [BrokenSource]. Belongs
/// to one thread, the chunks to whoever closes them.
public final class ChunkReader implements Closeable {
    private static final byte[] NOTHING = {};
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /// What a last line without line end is.
    public enum LastLine {
        /// A line like others.
        TAKEN,
        /// A line that is still being written; [Chunk#endOffset] stands before it.
        LEFT
    }

    private final InputStream source;
    private final ChunkPool pool;
    private final LastLine lastLine;
    private @Nullable InputStream text;
    private Position next = Position.START;
    private byte[] preamble = NOTHING;
    /// The line that the last chunk left open.
    private byte[] carried = NOTHING;
    /// The rest of a line that was cut is being passed over.
    private boolean dropping;
    private boolean ended;
    private @Nullable IOException failure;

    /// Reads from `source`, which [#close] closes.
    public ChunkReader(InputStream source, ChunkPool pool) {
        this(source, pool, LastLine.TAKEN);
    }

    public ChunkReader(InputStream source, ChunkPool pool, LastLine lastLine) {
        this.source = source;
        this.pool = pool;
        this.lastLine = lastLine;
    }

    /// The next chunk, which has at least one line; empty at the end. Waits for a free chunk.
    public Optional<Chunk> next() throws IOException, InterruptedException {
        if (ended) {
            throwFailure();
            return Optional.empty();
        }
        Chunk chunk = pool.take();
        fill(chunk);
        if (chunk.lines() > 0) {
            return Optional.of(chunk);
        }
        chunk.close();
        throwFailure();
        return Optional.empty();
    }

    private void throwFailure() throws BrokenSource {
        IOException why = failure;
        if (why != null) {
            throw new BrokenSource(words(why), next.line() - 1, next.offset(), why);
        }
    }

    private static String words(IOException failure) {
        if (failure instanceof EOFException) {
            return "the gzip data is cut short";
        }
        String detail = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return failure instanceof ZipException
                ? "the gzip data is damaged (" + detail + ")"
                : "reading failed (" + detail + ")";
    }

    private void fill(Chunk chunk) {
        byte[] buffer = chunk.buffer();
        System.arraycopy(carried, 0, buffer, 0, carried.length);
        int length = carried.length;
        do {
            length += read(buffer, length);
            length -= passOver(buffer, length);
        } while (!ended && length < buffer.length);
        chunk.begin(next, preamble);
        finish(chunk, length);
    }

    /// Reads until the buffer is full or the source ends.
    private int read(byte[] buffer, int from) {
        int length = from;
        try {
            while (length < buffer.length && !ended) {
                int count = text().read(buffer, length, buffer.length - length);
                ended = count < 0;
                length += Math.max(count, 0);
            }
        } catch (IOException e) {
            failure = e;
            ended = true;
        }
        return length - from;
    }

    private InputStream text() throws IOException {
        if (text == null) {
            text = PlainText.of(source);
        }
        return text;
    }

    /// Removes what belongs to a line that was cut, or a byte order mark. Answers how much.
    private int passOver(byte[] buffer, int length) {
        int size = next.offset() == 0 && startsWithMark(buffer, length)
                ? BYTE_ORDER_MARK.length
                : 0;
        if (dropping) {
            int end = Scan.find(buffer, '\n', 0, length);
            dropping = end == length;
            size = Math.min(end + 1, length);
        }
        System.arraycopy(buffer, size, buffer, 0, length - size);
        next = new Position(next.sequence(), next.line(), next.offset() + size);
        return size;
    }

    private static boolean startsWithMark(byte[] buffer, int length) {
        return length >= 3 && Arrays.equals(buffer, 0, 3, BYTE_ORDER_MARK, 0, 3);
    }

    private void finish(Chunk chunk, int length) {
        int open = chunk.findLines(length);
        carried = NOTHING;
        if (length - open > pool.longestLineBytes() + 1) {
            cut(chunk, open);
        } else if (!ended) {
            carried = Arrays.copyOfRange(chunk.buffer(), open, length);
        } else if (open < length && failure == null && lastLine == LastLine.TAKEN) {
            chunk.endLine(length);
        }
        if (next.sequence() == 0) {
            preamble = preamble(chunk);
        }
        next = new Position(next.sequence() + 1, next.line() + chunk.lines(), chunk.endOffset());
    }

    private void cut(Chunk chunk, int open) {
        chunk.endLine(open + pool.longestLineBytes() + 2);
        dropping = true;
    }

    private static byte[] preamble(Chunk chunk) {
        int line = 0;
        while (line < chunk.lines() && chunk.buffer()[chunk.start(line)] == '#') {
            line++;
        }
        return line == 0 ? NOTHING : Arrays.copyOf(chunk.buffer(), chunk.end(line - 1));
    }

    @Override
    public void close() throws IOException {
        InputStream open = text;
        if (open == null) {
            source.close();
        } else {
            open.close();
        }
    }
}
