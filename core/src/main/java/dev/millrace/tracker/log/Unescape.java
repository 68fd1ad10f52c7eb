package dev.millrace.tracker.log;

import dev.millrace.tracker.log.LogLine.Field;

/// Takes the layer of escapes away that CloudFront put round what clients sent, and joins path
/// and query.
final class Unescape {
    private Unescape() {}

    /// Decodes the fields of a line whose TARGET is the path alone; the query stands in
    /// `[queryFrom, queryTo)` of its buffer.
    static void all(LogLine line, Appendix appendix, int queryFrom, int queryTo) {
        int shift = line.start();
        appendix.begin(line);
        target(line, appendix, queryFrom - shift, queryTo - shift);
        if (hasPercent(line, Field.REFERRER)) {
            decode(line, appendix, Field.REFERRER);
        }
        if (hasPercent(line, Field.USER_AGENT)) {
            decode(line, appendix, Field.USER_AGENT);
            agentOfYearsAgo(line, appendix);
        }
    }

    private static boolean hasPercent(LogLine line, Field field) {
        return Scan.find(line.buffer(), '%', line.from(field), line.to(field)) < line.to(field);
    }

    private static void target(LogLine line, Appendix appendix, int queryFrom, int queryTo) {
        if (queryFrom == queryTo && !hasPercent(line, Field.TARGET)) {
            return;
        }
        appendix.open();
        unwrap(line.buffer(), line.from(Field.TARGET), line.to(Field.TARGET), appendix);
        if (queryFrom < queryTo) {
            appendix.add((byte) '?');
            unwrap(line.buffer(), queryFrom, queryTo, appendix);
        }
        appendix.close(line, Field.TARGET);
    }

    /// Appends the range with `%2520` as `%20` and all else as it is: still percent-encoded, once.
    private static void unwrap(byte[] b, int from, int to, Appendix appendix) {
        int i = from;
        while (i < to) {
            appendix.add(b[i]);
            boolean twice = b[i] == '%' && Scan.startsWith(b, i + 1, to, "25")
                    && Percent.hexByte(b, i + 3, to) >= 0;
            i += twice ? 3 : 1;
        }
    }

    private static void decode(LogLine line, Appendix appendix, Field field) {
        byte[] b = line.buffer();
        int to = line.to(field);
        appendix.open();
        int i = line.from(field);
        while (i < to) {
            int value = b[i] == '%' ? Percent.hexByte(b, i + 1, to) : -1;
            appendix.add(value < 0 ? b[i] : (byte) value);
            i += value < 0 ? 1 : 3;
        }
        appendix.close(line, field);
    }

    private static void agentOfYearsAgo(LogLine line, Appendix appendix) {
        int from = line.from(Field.USER_AGENT);
        int to = line.to(Field.USER_AGENT);
        boolean spaced = Scan.find(line.buffer(), ' ', from, to) < to;
        if (!spaced && hasEncodedSpace(line.buffer(), from, to)) {
            decode(line, appendix, Field.USER_AGENT);
        }
    }

    private static boolean hasEncodedSpace(byte[] b, int from, int to) {
        int at = Scan.find(b, '%', from, to);
        while (at < to && !Scan.startsWith(b, at, to, "%20")) {
            at = Scan.find(b, '%', at + 1, to);
        }
        return at < to;
    }
}
