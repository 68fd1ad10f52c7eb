package dev.millrace.tracker.log;

import dev.millrace.tracker.log.LogFormat.Outcome;
import dev.millrace.tracker.log.LogFormat.Parser;
import dev.millrace.tracker.log.LogFormat.Result;

/// Tries the formats on the first lines of a source. The one in which most of them parse wins, if
/// that is at least half of those that are more than headers.
final class FormatTrial {
    private static final int LINES = 20;

    private final Chunk chunk;
    private final int lines;

    FormatTrial(Chunk chunk) {
        this.chunk = chunk;
        this.lines = Math.min(chunk.lines(), LINES);
    }

    LogFormat winner() {
        LogFormat best = Formats.ALL.getFirst();
        int most = -1;
        for (LogFormat format : Formats.ALL) {
            int score = score(format);
            if (score > most) {
                best = format;
                most = score;
            }
        }
        if (most < 0) {
            throw new IllegalArgumentException(complaint());
        }
        return best;
    }

    /// How many lines parse; negative if fewer than half do, or none.
    private int score(LogFormat format) {
        Parser parser = format.newParser();
        LogLine line = new LogLine();
        int parsed = 0;
        int rejected = 0;
        for (int i = 0; i < lines; i++) {
            Outcome outcome = parser.parse(chunk.buffer(), chunk.start(i), chunk.end(i), line);
            parsed += outcome.result() == Result.PARSED ? 1 : 0;
            rejected += outcome.result() == Result.REJECTED ? 1 : 0;
        }
        return parsed == 0 || parsed < rejected ? -1 : parsed;
    }

    private String complaint() {
        for (int i = 0; i < lines; i++) {
            if (!Scan.isBlank(chunk.buffer(), chunk.start(i), chunk.end(i))) {
                return "the lines are of no known log format; one is: "
                        + Scan.excerpt(chunk.buffer(), chunk.start(i), chunk.end(i));
            }
        }
        return "there are no lines to tell the log format by";
    }
}
