package dev.millrace.tracker.log;

import dev.millrace.tracker.log.LogFormat.Outcome;
import dev.millrace.tracker.log.LogFormat.Parser;
import dev.millrace.tracker.log.LogFormat.Result;

/// Tries the formats on the first lines of a source, the stricter before the laxer. The first in
/// which at least half of the lines parse wins.
final class FormatTrial {
    private static final int LINES = 20;

    private final Chunk chunk;
    private final int lines;

    FormatTrial(Chunk chunk) {
        this.chunk = chunk;
        this.lines = Math.min(chunk.lines(), LINES);
    }

    LogFormat winner() {
        return Formats.ALL.stream()
                .filter(this::fits)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(complaint()));
    }

    private boolean fits(LogFormat format) {
        Parser parser = format.newParser();
        LogLine line = new LogLine();
        int good = 0;
        int bad = 0;
        for (int i = 0; i < lines; i++) {
            Outcome outcome = parser.parse(chunk.buffer(), chunk.start(i), chunk.end(i), line);
            bad += outcome.result() == Result.REJECTED ? 1 : 0;
            good += outcome.result() == Result.PARSED || isHeader(i, outcome) ? 1 : 0;
        }
        return good > 0 && good >= bad;
    }

    private boolean isHeader(int i, Outcome outcome) {
        return outcome.result() == Result.SKIPPED
                && !Scan.isBlank(chunk.buffer(), chunk.start(i), chunk.end(i));
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
