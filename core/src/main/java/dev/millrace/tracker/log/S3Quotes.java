package dev.millrace.tracker.log;

/// Finds where quoted fields of S3 lines end, although clients may send quotes and S3 does not
/// escape them.
final class S3Quotes {
    private S3Quotes() {}

    /// Behind the referrer at `from`: at the quote behind which the user agent follows.
    static int referrerEnd(byte[] b, int from, int end) {
        if (from == end || b[from] != '"') {
            return Scan.find(b, ' ', from, end);
        }
        int quote = Scan.findFar(b, '"', from + 1, end);
        while (quote < end && !agentFollows(b, quote + 1, end)) {
            quote = Scan.findFar(b, '"', quote + 1, end);
        }
        return Math.min(quote + 1, end);
    }

    private static boolean agentFollows(byte[] b, int at, int end) {
        int next = Scan.skipSpaces(b, at, end);
        boolean absent = next + 1 < end && b[next] == '-' && b[next + 1] == ' ';
        return next > at && next < end && (b[next] == '"' || absent);
    }

    /// Behind the user agent at `from`: at the quote behind which version id, host id and signature
    /// version follow, else at the last quote.
    static int agentEnd(byte[] b, int from, int end) {
        if (from == end || b[from] != '"') {
            return Scan.find(b, ' ', from, end);
        }
        int quote = Scan.findFar(b, '"', from + 1, end);
        while (quote < end) {
            int next = Scan.findFar(b, '"', quote + 1, end);
            if (versionFollows(b, quote + 1, next, end)) {
                return quote + 1;
            }
            quote = next;
        }
        int last = Scan.findLast(b, '"', from + 1, end);
        return last > from ? last + 1 : end;
    }

    /// @param quote where the next quote stands
    private static boolean versionFollows(byte[] b, int at, int quote, int end) {
        int version = plainToken(b, at, quote, end);
        int hostId = version < 0 ? -1 : plainToken(b, version, quote, end);
        if (hostId < 0) {
            return version == end;
        }
        int signature = Scan.skipSpaces(b, hostId, end);
        return signature == end || b[signature] == '-' || Scan.startsWith(b, signature, end, "Sig");
    }

    /// The end of the token behind a space at `at`, or -1 if there is none before the next quote.
    private static int plainToken(byte[] b, int at, int quote, int end) {
        int from = Scan.skipSpaces(b, at, end);
        int to = Scan.findFar(b, ' ', from, end);
        boolean plain = from > at && from < to && to <= quote;
        return plain ? to : -1;
    }
}
