package dev.millrace.messages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// Times as the table keeps them: UTC to the millisecond, always as wide, so that text sorts as
/// time does.
final class Times {
    private static final DateTimeFormatter FORM = DateTimeFormatter
            .ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);

    private Times() {}

    static String text(Instant time) {
        return FORM.format(time);
    }

    static Instant parse(String text) {
        return Instant.parse(text);
    }

    /// Now, but later than the last time, even if a clock goes back or differs from another one.
    static Instant after(Instant last, Instant now) {
        Instant next = last.plusMillis(1);
        Instant whole = now.truncatedTo(ChronoUnit.MILLIS);
        return whole.isBefore(next) ? next : whole;
    }
}
