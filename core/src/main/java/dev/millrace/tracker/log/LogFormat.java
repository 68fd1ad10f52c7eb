package dev.millrace.tracker.log;

import org.jspecify.annotations.Nullable;

/// One format of access logs. Parsers are stateful for speed (they remember the last date) and
/// belong to one thread; formats are shared.
public interface LogFormat {
    /// The name on the command line: `s3`, `cloudfront`, `combined`, `common`.
    String name();

    /// Whether lines carry a request id, and so a line that comes twice is one record.
    boolean hasRequestIds();

    /// Whether lines tell the user agent, so that one without any is worth a thought.
    default boolean hasAgents() {
        return true;
    }

    Parser newParser();

    /// Parses lines of one source in their order.
    interface Parser {
        /// Parses `buffer[start, end)`, a line without its line end, into `line`.
        Outcome parse(byte[] buffer, int start, int end, LogLine line);
    }

    /// What became of a line. `reason` is null unless it was rejected.
    record Outcome(Result result, @Nullable String reason) {
        public static final Outcome PARSED = new Outcome(Result.PARSED, null);
        /// A header or comment line, or an empty one: not counted.
        public static final Outcome SKIPPED = new Outcome(Result.SKIPPED, null);

        public static Outcome rejected(String reason) {
            return new Outcome(Result.REJECTED, reason);
        }
    }

    enum Result {
        PARSED, SKIPPED, REJECTED
    }
}
