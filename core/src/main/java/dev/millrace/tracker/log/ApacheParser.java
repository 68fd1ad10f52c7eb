package dev.millrace.tracker.log;

import dev.millrace.tracker.log.ApacheQuotes.Behind;
import dev.millrace.tracker.log.LogFormat.Outcome;
import dev.millrace.tracker.log.LogLine.Field;

/// Walks along a line of [ApacheFormat]; each step answers where the next begins, or [#FAILED].
final class ApacheParser implements LogFormat.Parser {
    private static final int FAILED = -1;

    private final boolean combined;
    private final BracketedTime time = new BracketedTime();
    private final Complaint complaint = new Complaint();
    private final Escapes escapes = new Escapes();

    ApacheParser(boolean combined) {
        this.combined = combined;
    }

    @Override
    public Outcome parse(byte[] b, int start, int end, LogLine line) {
        line.begin(b, start, end);
        if (Scan.isBlank(b, start, end)) {
            return Outcome.SKIPPED;
        }
        complaint.forget();
        int at = time(b, start, end, line);
        at = at == FAILED ? FAILED : request(b, at, end, line);
        at = at == FAILED ? FAILED : figures(b, at, end, line);
        at = at == FAILED || !combined ? at : program(b, at, end, line);
        if (at == FAILED) {
            return Outcome.rejected(complaint.sentence(b));
        }
        escapes.resolve(line);
        return Outcome.PARSED;
    }

    private int time(byte[] b, int start, int end, LogLine line) {
        int at = timeStart(b, start, end);
        if (at == end) {
            return complain("no time in [brackets]", at, at);
        }
        long second = time.parse(b, at);
        if (second == TimeText.INVALID) {
            return complain(time.reason(b, at), at, at);
        }
        line.setEpochSecond(second);
        names(b, start, at, line);
        return at + BracketedTime.LENGTH;
    }

    private static int timeStart(byte[] b, int start, int end) {
        int at = Scan.find(b, '[', start, end);
        while (at < end && !BracketedTime.looksLikeTime(b, at, end)) {
            at = Scan.find(b, '[', at + 1, end);
        }
        return at;
    }

    /// The virtual host, if an address follows it, and the address; identity and user are let be.
    private static void names(byte[] b, int start, int end, LogLine line) {
        int first = Scan.skipSpaces(b, start, end);
        int firstEnd = Scan.find(b, ' ', first, end);
        int second = Scan.skipSpaces(b, firstEnd, end);
        int secondEnd = Scan.find(b, ' ', second, end);
        if (Addresses.isAddress(b, second, secondEnd)) {
            set(b, first, Addresses.portStart(b, first, firstEnd), line, Field.HOST);
            set(b, second, secondEnd, line, Field.ADDRESS);
        } else {
            set(b, first, firstEnd, line, Field.ADDRESS);
        }
    }

    private int request(byte[] b, int start, int end, LogLine line) {
        int from = Scan.skipSpaces(b, start, end);
        if (from == end || b[from] != '"') {
            return complain("no request in quotes", from, from);
        }
        int quote = ApacheQuotes.close(b, from + 1, end, Behind.FIGURES);
        if (quote == end) {
            return complain("no status and bytes behind a request in quotes", from, from);
        }
        RequestLine.read(b, from + 1, quote, line);
        return quote + 1;
    }

    private static int figures(byte[] b, int start, int end, LogLine line) {
        int from = Scan.skipSpaces(b, start, end);
        int to = Scan.find(b, ' ', from, end);
        line.setStatus(Scan.status(b, from, to));
        from = Scan.skipSpaces(b, to, end);
        to = Scan.find(b, ' ', from, end);
        line.setBytes(Scan.number(b, from, to));
        return to;
    }

    private int program(byte[] b, int start, int end, LogLine line) {
        int referrer = Scan.skipSpaces(b, start, end);
        int agent = referrerEnd(b, referrer, end);
        if (agent == end) {
            return complain("no referrer and user agent in quotes", end, end);
        }
        set(b, referrer + 1, agent, line, Field.REFERRER);
        int from = Scan.skipSpaces(b, agent + 1, end) + 1;
        int to = ApacheQuotes.close(b, from, end, Behind.REST);
        set(b, from, to == end ? lastQuote(b, from, end) : to, line, Field.USER_AGENT);
        return end;
    }

    private static int referrerEnd(byte[] b, int from, int end) {
        boolean quoted = from < end && b[from] == '"';
        return quoted ? ApacheQuotes.close(b, from + 1, end, Behind.QUOTE) : end;
    }

    private static int lastQuote(byte[] b, int from, int end) {
        int quote = Scan.findLast(b, '"', from, end);
        return quote < from ? end : quote;
    }

    private static void set(byte[] b, int from, int to, LogLine line, Field field) {
        if (!Scan.isAbsent(b, from, to)) {
            line.set(field, from, to);
        }
    }

    private int complain(String words, int from, int to) {
        complaint.note(words, from, to);
        return FAILED;
    }
}
