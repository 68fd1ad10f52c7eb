package dev.millrace.tracker.log;

/// Finds where quoted fields of combined lines end.
final class ApacheQuotes {
    /// A look at the rest of a line costs as much as it is long; so that a line made of quotes
    /// costs no more than others, only so many are taken.
    private static final int MOST_LOOKS_AT_REST = 64;

    private static final int NO_FIELD = -1;

    private ApacheQuotes() {}

    /// What must stand behind a closing quote.
    enum Behind {
        /// Status and bytes: behind the request.
        FIGURES,
        /// A space and a quote: behind the referrer.
        QUOTE,
        /// Nothing, or fields that are either all in quotes or have none: behind the user agent.
        REST;

        boolean stands(byte[] b, int at, int end) {
            return switch (this) {
                case FIGURES -> figures(b, at, end);
                case QUOTE -> quote(b, at, end);
                case REST -> rest(b, at, end);
            };
        }
    }

    /// The first quote in `[from, end)` that is not escaped and has behind it what must be there;
    /// else the first such, escaped or not (the server did not escape); else `end`.
    static int close(byte[] b, int from, int end, Behind behind) {
        int quote = close(b, from, end, behind, true);
        return quote < end ? quote : close(b, from, end, behind, false);
    }

    private static int close(byte[] b, int from, int end, Behind behind, boolean escapes) {
        int tries = behind == Behind.REST ? MOST_LOOKS_AT_REST : Integer.MAX_VALUE;
        int quote = next(b, from, end, escapes);
        for (int i = 0; i < tries && quote < end; i++) {
            if (behind.stands(b, quote + 1, end)) {
                return quote;
            }
            quote = next(b, quote + 1, end, escapes);
        }
        return end;
    }

    private static int next(byte[] b, int from, int end, boolean escapes) {
        int i = from;
        while (i < end && b[i] != '"') {
            i += escapes && b[i] == '\\' ? 2 : 1;
        }
        return Math.min(i, end);
    }

    private static boolean figures(byte[] b, int at, int end) {
        int from = Scan.skipSpaces(b, at, end);
        int to = Scan.find(b, ' ', from, end);
        if (from == at || Scan.status(b, from, to) < 0) {
            return false;
        }
        int bytes = Scan.skipSpaces(b, to, end);
        int bytesEnd = Scan.find(b, ' ', bytes, end);
        return bytes < bytesEnd && Scan.number(b, bytes, bytesEnd) != Scan.NO_NUMBER;
    }

    private static boolean quote(byte[] b, int at, int end) {
        int next = Scan.skipSpaces(b, at, end);
        return next > at && next < end && b[next] == '"';
    }

    private static boolean rest(byte[] b, int at, int end) {
        int i = at;
        while (i >= 0 && i < end) {
            int from = Scan.skipSpaces(b, i, end);
            i = from == i ? NO_FIELD : fieldEnd(b, from, end);
        }
        return i >= 0;
    }

    /// The end of the field at `from`, or [#NO_FIELD] if it holds a stray quote.
    private static int fieldEnd(byte[] b, int from, int end) {
        if (from < end && b[from] == '"') {
            int close = next(b, from + 1, end, true);
            return close < end ? close + 1 : NO_FIELD;
        }
        int to = Scan.find(b, ' ', from, end);
        return Scan.find(b, '"', from, to) < to ? NO_FIELD : to;
    }
}
