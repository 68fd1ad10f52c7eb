package dev.millrace.tracker.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Which column of a CloudFront log holds what.
///
/// @param order what the columns hold, from left to right
/// @param needed how many columns a whole line has at least
record CloudFrontColumns(List<Column> order, int needed) {
    /// What Millrace reads; the ordinals index the parser's ranges.
    enum Column {
        DATE, TIME, BYTES, ADDRESS, METHOD, DISTRIBUTION, STEM, STATUS, REFERRER, AGENT, QUERY, REQUEST_ID, HOST, OTHER
    }

    private static final Map<String, Column> NAMES = Map.ofEntries(
            Map.entry("date", Column.DATE),
            Map.entry("time", Column.TIME),
            Map.entry("sc-bytes", Column.BYTES),
            Map.entry("c-ip", Column.ADDRESS),
            Map.entry("cs-method", Column.METHOD),
            Map.entry("cs(Host)", Column.DISTRIBUTION),
            Map.entry("cs-uri-stem", Column.STEM),
            Map.entry("sc-status", Column.STATUS),
            Map.entry("cs(Referer)", Column.REFERRER),
            Map.entry("cs(User-Agent)", Column.AGENT),
            Map.entry("cs-uri-query", Column.QUERY),
            Map.entry("x-edge-request-id", Column.REQUEST_ID),
            Map.entry("x-host-header", Column.HOST));

    private static final String DOCUMENTED = "date time x-edge-location sc-bytes c-ip cs-method "
            + "cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie) "
            + "x-edge-result-type x-edge-request-id x-host-header cs-protocol cs-bytes time-taken "
            + "x-forwarded-for ssl-protocol ssl-cipher x-edge-response-result-type "
            + "cs-protocol-version fle-status fle-encrypted-fields c-port time-to-first-byte "
            + "x-edge-detailed-result-type sc-content-type sc-content-len sc-range-start "
            + "sc-range-end";

    static final CloudFrontColumns STANDARD = of(DOCUMENTED);
    private static final String FIELDS = "#Fields:";

    CloudFrontColumns {
        order = List.copyOf(order);
    }

    static boolean isFieldsLine(byte[] b, int start, int end) {
        return Scan.startsWith(b, start, end, FIELDS);
    }

    /// The columns that a `#Fields:` line names.
    static CloudFrontColumns read(byte[] b, int start, int end) {
        return of(new String(b, start + FIELDS.length(), end - start - FIELDS.length(),
                StandardCharsets.UTF_8));
    }

    private static CloudFrontColumns of(String names) {
        List<Column> order = Arrays.stream(names.trim().split("\\s+"))
                .map(name -> NAMES.getOrDefault(name, Column.OTHER))
                .toList();
        int needed = 0;
        for (int i = 0; i < order.size(); i++) {
            boolean read = order.get(i) != Column.OTHER && order.get(i) != Column.HOST;
            needed = read ? i + 1 : needed;
        }
        return new CloudFrontColumns(order, needed);
    }
}
