package dev.millrace.tracker.log;

import dev.millrace.tracker.log.LogFormat.Outcome;
import dev.millrace.tracker.log.LogLine.Field;

/// Walks along a line of [S3Format]; each step answers where the next begins, or [#FAILED].
final class S3Parser implements LogFormat.Parser {
    private static final int FEWEST_FIELDS = 18;
    private static final int FAILED = -1;

    private final S3Head head = new S3Head();
    private final BracketedTime time = new BracketedTime();
    private final Complaint complaint = new Complaint();
    private int fields;

    @Override
    public Outcome parse(byte[] b, int start, int end, LogLine line) {
        line.begin(b, start, end);
        if (Scan.isBlank(b, start, end)) {
            return Outcome.SKIPPED;
        }
        complaint.forget();
        fields = 0;
        int at = owner(b, start, end, line);
        at = at == FAILED ? FAILED : who(b, at, end, line);
        at = at == FAILED ? FAILED : request(b, at, end, line);
        if (at == FAILED) {
            return Outcome.rejected(complaint.sentence(b));
        }
        program(b, at, end, line);
        return finish(line);
    }

    private Outcome finish(LogLine line) {
        line.setFields(fields);
        return fields < FEWEST_FIELDS ? Outcome.rejected(cutShort()) : Outcome.PARSED;
    }

    private String cutShort() {
        return "cut short: " + fields + " fields, an S3 line has " + FEWEST_FIELDS + " or more";
    }

    private int owner(byte[] b, int start, int end, LogLine line) {
        int at = head.isAt(b, start, end) ? knownHead(line) : newHead(b, start, end, line);
        if (at == FAILED) {
            return FAILED;
        }
        long second = time.parse(b, at);
        if (second == TimeText.INVALID) {
            return complain(time.reason(b, at), at, at);
        }
        line.setEpochSecond(second);
        fields++;
        return at + BracketedTime.LENGTH;
    }

    private int knownHead(LogLine line) {
        fields = 2;
        return head.take(line);
    }

    private int newHead(byte[] b, int start, int end, LogLine line) {
        int owner = token(b, start, end);
        int bucket = take(b, owner, end, line, Field.HOST);
        int at = Scan.skipSpaces(b, bucket, end);
        if (!BracketedTime.looksLikeTime(b, at, end)) {
            return complain("no time in [brackets]", at, at);
        }
        head.keep(line, at);
        return at;
    }

    private int who(byte[] b, int start, int end, LogLine line) {
        int at = take(b, start, end, line, Field.ADDRESS);
        at = token(b, at, end);
        at = take(b, at, end, line, Field.REQUEST_ID);
        at = take(b, at, end, line, Field.OPERATION);
        return take(b, at, end, line, Field.KEY);
    }

    private int request(byte[] b, int start, int end, LogLine line) {
        int from = Scan.skipSpaces(b, start, end);
        if (from == end) {
            return complain(cutShort(), from, from);
        }
        fields++;
        if (b[from] != '"') {
            return figures(b, Scan.find(b, ' ', from, end), end, line);
        }
        int before = fields;
        int quote = Scan.findFar(b, '"', from + 1, end);
        while (quote < end) {
            fields = before;
            int at = figures(b, quote + 1, end, line);
            if (at != FAILED) {
                RequestLine.read(b, from + 1, quote, line);
                return at;
            }
            quote = Scan.findFar(b, '"', quote + 1, end);
        }
        return complain("the request's quote is not closed", end, end);
    }

    /// Status, error code, bytes, size, total and turn-around time.
    private int figures(byte[] b, int start, int end, LogLine line) {
        if (start < end && b[start] != ' ') {
            return complain("no space behind the request: ", start, end);
        }
        int from = Scan.skipSpaces(b, start, end);
        int to = Scan.find(b, ' ', from, end);
        int status = Scan.status(b, from, to);
        if (status < 0) {
            return complain(from < to ? "status is no number: " : cutShort(), from, to);
        }
        fields++;
        line.setStatus(status);
        int errorEnd = token(b, to, end);
        if (Scan.find(b, '"', to, errorEnd) < errorEnd) {
            return complain("the request's quote is not closed", to, errorEnd);
        }
        return sizes(b, errorEnd, end, line);
    }

    private int sizes(byte[] b, int start, int end, LogLine line) {
        int at = start;
        for (int i = 0; i < 4; i++) {
            int from = Scan.skipSpaces(b, at, end);
            at = Scan.find(b, ' ', from, end);
            long number = Scan.number(b, from, at);
            if (number == Scan.NO_NUMBER) {
                return complain("size or time is no number: ", from, at);
            }
            fields += from < at ? 1 : 0;
            keep(i, number, line);
        }
        return at;
    }

    private static void keep(int index, long number, LogLine line) {
        if (index == 0) {
            line.setBytes(number);
        } else if (index == 1) {
            line.setObjectSize(number);
        }
    }

    /// Referrer, user agent and all behind them.
    private void program(byte[] b, int start, int end, LogLine line) {
        int from = Scan.skipSpaces(b, start, end);
        int at = quoted(b, from, S3Quotes.referrerEnd(b, from, end), line, Field.REFERRER);
        from = Scan.skipSpaces(b, at, end);
        at = quoted(b, from, S3Quotes.agentEnd(b, from, end), line, Field.USER_AGENT);
        at = token(b, at, end); // version id
        at = farToken(b, at, end); // host id
        at = token(b, at, end); // signature version
        at = token(b, at, end); // cipher suite
        at = token(b, at, end); // authentication type
        at = take(b, at, end, line, Field.HOST);
        while (at < end) {
            at = token(b, at, end);
        }
    }

    /// Sets the field `[from, to)`, in quotes or not.
    private int quoted(byte[] b, int from, int to, LogLine line, Field field) {
        fields += from < to ? 1 : 0;
        boolean inQuotes = to - from >= 2 && b[from] == '"';
        int inset = inQuotes ? 1 : 0;
        if (!Scan.isAbsent(b, from + inset, to - inset)) {
            line.set(field, from + inset, to - inset);
        }
        return to;
    }

    private int token(byte[] b, int start, int end) {
        int from = Scan.skipSpaces(b, start, end);
        fields += from < end ? 1 : 0;
        return Scan.find(b, ' ', from, end);
    }

    private int farToken(byte[] b, int start, int end) {
        int from = Scan.skipSpaces(b, start, end);
        fields += from < end ? 1 : 0;
        return Scan.findFar(b, ' ', from, end);
    }

    private int take(byte[] b, int start, int end, LogLine line, Field field) {
        int from = Scan.skipSpaces(b, start, end);
        int to = Scan.find(b, ' ', from, end);
        fields += from < end ? 1 : 0;
        if (!Scan.isAbsent(b, from, to)) {
            line.set(field, from, to);
        }
        return to;
    }

    private int complain(String words, int from, int to) {
        complaint.note(words, from, to);
        return FAILED;
    }
}
