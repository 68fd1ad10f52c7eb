package dev.millrace.tracker.log;

import dev.millrace.tracker.log.CloudFrontColumns.Column;
import dev.millrace.tracker.log.LogFormat.Outcome;
import dev.millrace.tracker.log.LogLine.Field;

/// Reads lines of [CloudFrontFormat]: finds the columns first, then what stands in them.
@SuppressWarnings("EnumOrdinal") // the ranges stand in arrays, one place for each column
final class CloudFrontParser implements LogFormat.Parser {
    private static final int COLUMNS = Column.values().length;

    private final DashedTime time = new DashedTime();
    private final Appendix appendix = new Appendix();
    private final int[] from = new int[COLUMNS];
    private final int[] to = new int[COLUMNS];
    private CloudFrontColumns columns = CloudFrontColumns.STANDARD;
    private int[] order = ordinals(columns);

    @Override
    public Outcome parse(byte[] b, int start, int end, LogLine line) {
        line.begin(b, start, end);
        if (Scan.isBlank(b, start, end)) {
            return Outcome.SKIPPED;
        }
        if (b[start] == '#') {
            return header(b, start, end);
        }
        line.setFields(split(b, start, end));
        if (line.fields() < columns.needed()) {
            return Outcome.rejected("cut short: " + line.fields() + " of " + columns.needed()
                    + " columns needed");
        }
        String reason = figures(b, line);
        if (!reason.isEmpty()) {
            return Outcome.rejected(reason);
        }
        texts(line);
        return Outcome.PARSED;
    }

    private Outcome header(byte[] b, int start, int end) {
        if (CloudFrontColumns.isFieldsLine(b, start, end)) {
            columns = CloudFrontColumns.read(b, start, end);
            order = ordinals(columns);
        }
        return Outcome.SKIPPED;
    }

    private static int[] ordinals(CloudFrontColumns columns) {
        return columns.order().stream().mapToInt(Column::ordinal).toArray();
    }

    /// Notes the range of each column, of absent ones an empty range. Answers how many there are.
    private int split(byte[] b, int start, int end) {
        for (int i = 0; i < COLUMNS; i++) {
            from[i] = start;
            to[i] = start;
        }
        int at = start;
        int count = 0;
        while (at <= end) {
            int tab = Scan.find(b, '\t', at, end);
            note(b, count++, at, tab);
            at = tab + 1;
        }
        return count;
    }

    private void note(byte[] b, int index, int start, int end) {
        if (index < order.length && !Scan.isAbsent(b, start, end)) {
            from[order[index]] = start;
            to[order[index]] = end;
        }
    }

    /// Time, status and bytes. Answers what is wrong with them, or nothing.
    private String figures(byte[] b, LogLine line) {
        long second = time.parse(b, from(Column.DATE), to(Column.DATE), from(Column.TIME),
                to(Column.TIME));
        if (second == TimeText.INVALID) {
            return "no such date and time: " + excerpt(b, Column.DATE) + " "
                    + excerpt(b, Column.TIME);
        }
        long status = Scan.number(b, from(Column.STATUS), to(Column.STATUS));
        long bytes = Scan.number(b, from(Column.BYTES), to(Column.BYTES));
        if (status < 0 || status > 999 || bytes < 0) {
            return "status or bytes is no number: " + excerpt(b, Column.STATUS) + " "
                    + excerpt(b, Column.BYTES);
        }
        line.setEpochSecond(second);
        line.setStatus((int) status);
        line.setBytes(bytes);
        return "";
    }

    private void texts(LogLine line) {
        line.set(Field.ADDRESS, from(Column.ADDRESS), to(Column.ADDRESS));
        line.set(Field.METHOD, from(Column.METHOD), to(Column.METHOD));
        line.set(Field.REQUEST_ID, from(Column.REQUEST_ID), to(Column.REQUEST_ID));
        line.set(Field.REFERRER, from(Column.REFERRER), to(Column.REFERRER));
        line.set(Field.USER_AGENT, from(Column.AGENT), to(Column.AGENT));
        line.set(Field.TARGET, from(Column.STEM), to(Column.STEM));
        Column host = has(Column.HOST) ? Column.HOST : Column.DISTRIBUTION;
        line.set(Field.HOST, from(host), to(host));
        Unescape.all(line, appendix, from(Column.QUERY), to(Column.QUERY));
    }

    private int from(Column column) {
        return from[column.ordinal()];
    }

    private int to(Column column) {
        return to[column.ordinal()];
    }

    private boolean has(Column column) {
        return to(column) > from(column);
    }

    private String excerpt(byte[] b, Column column) {
        return Scan.excerpt(b, from(column), to(column));
    }
}
