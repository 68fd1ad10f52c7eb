package dev.millrace.tracker.log;

import dev.millrace.tracker.log.LogFormat.Outcome;
import dev.millrace.tracker.log.LogFormat.Parser;
import java.util.Objects;

/// Parses the lines of chunks of one format, in any order of chunks. Belongs to one thread.
public final class ChunkParser {
    private final LogFormat format;
    private final LogLine line = new LogLine();

    public ChunkParser(LogFormat format) {
        this.format = format;
    }

    /// Takes what becomes of the lines.
    public interface Sink {
        /// A parsed line. The instance is used again for the next one.
        void accept(LogLine line);

        /// A line that is none, by its number in its source, from 1.
        void reject(long lineNumber, String reason);
    }

    /// How many lines were parsed and rejected; headers and empty lines count as neither.
    public record Counts(long parsed, long rejected) {
        public static final Counts NONE = new Counts(0, 0);

        public Counts plus(Counts other) {
            return new Counts(parsed + other.parsed, rejected + other.rejected);
        }
    }

    /// Parses all lines of the chunk. It does not close it.
    public Counts parse(Chunk chunk, Sink sink) {
        Parser parser = format.newParser();
        readPreamble(chunk.preamble(), parser);
        long parsed = 0;
        long rejected = 0;
        for (int i = 0; i < chunk.lines(); i++) {
            switch (parseOne(parser, chunk, i, sink)) {
                case PARSED -> parsed++;
                case REJECTED -> rejected++;
                case SKIPPED -> {
                }
            }
        }
        return new Counts(parsed, rejected);
    }

    private LogFormat.Result parseOne(Parser parser, Chunk chunk, int index, Sink sink) {
        Outcome outcome = outcome(parser, chunk, chunk.start(index), chunk.end(index));
        switch (outcome.result()) {
            case PARSED -> sink.accept(line);
            case REJECTED -> sink.reject(chunk.firstLine() + index,
                    Objects.requireNonNull(outcome.reason()));
            case SKIPPED -> {
            }
        }
        return outcome.result();
    }

    private Outcome outcome(Parser parser, Chunk chunk, int start, int end) {
        if (end - start > chunk.longestLineBytes()) {
            return Outcome.rejected("longer than %,d bytes".formatted(chunk.longestLineBytes()));
        }
        return parser.parse(chunk.buffer(), start, end, line);
    }

    private void readPreamble(byte[] preamble, Parser parser) {
        int start = 0;
        while (start < preamble.length) {
            int end = Scan.find(preamble, '\n', start, preamble.length);
            parser.parse(preamble, start, end, line);
            start = end + 1;
        }
    }
}
