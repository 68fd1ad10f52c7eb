package dev.millrace.tracker.question;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/// How long the buckets of a history are. Weeks are ISO weeks, from Monday.
public enum By {
    HOUR, DAY, WEEK, MONTH;

    private static final DateTimeFormatter HOUR_LABEL = DateTimeFormatter
            .ofPattern("uuuu-MM-dd'T'HH:mmxxx", Locale.ROOT);

    /// The first day of the bucket that the day is in.
    LocalDate first(LocalDate day) {
        return switch (this) {
            case HOUR, DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /// The first day of the bucket after the one that begins with the day.
    LocalDate next(LocalDate first) {
        return switch (this) {
            case HOUR, DAY -> first.plusDays(1);
            case WEEK -> first.plusWeeks(1);
            case MONTH -> first.plusMonths(1);
        };
    }

    /// `2022-10-20T07:00+02:00`, `2022-10-20`, `2022-W42`, `2022-10`.
    String label(long epochSecond, ZoneId zone) {
        var time = Instant.ofEpochSecond(epochSecond).atZone(zone);
        return switch (this) {
            case HOUR -> HOUR_LABEL.format(time);
            case DAY -> time.toLocalDate().toString();
            case WEEK -> "%04d-W%02d".formatted(time.get(IsoFields.WEEK_BASED_YEAR),
                    time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> "%04d-%02d".formatted(time.getYear(), time.getMonthValue());
        };
    }

    /// The name in requests and replies: `day`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
