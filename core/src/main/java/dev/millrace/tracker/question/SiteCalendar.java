package dev.millrace.tracker.question;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Days and hours as a site's zone cuts them. A day begins at local midnight (or when the clock is
/// first past it) and has 23, 24 or 25 hours, or none where the zone skipped it; its hours are
/// counted by elapsed time since its beginning, so that every second is in exactly one.
record SiteCalendar(ZoneId zone) {
    static final int HOUR_SECONDS = 3600;

    LocalDate day(long epochSecond) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(epochSecond), zone);
    }

    long start(LocalDate day) {
        return day.atStartOfDay(zone).toEpochSecond();
    }

    TimeRange range(LocalDate day) {
        return new TimeRange(start(day), start(day.plusDays(1)));
    }

    /// The days that have at least one second in the range.
    List<LocalDate> days(TimeRange range) {
        List<LocalDate> days = new ArrayList<>();
        if (!range.isEmpty()) {
            LocalDate last = day(range.to() - 1);
            for (LocalDate day = day(range.from()); !day.isAfter(last); day = day.plusDays(1)) {
                days.add(day);
            }
        }
        return days;
    }

    boolean holdsWhole(TimeRange range, LocalDate day) {
        return range.contains(range(day));
    }

    /// The hour of its day that a second is in, from 0.
    int hour(long epochSecond) {
        return Math.toIntExact((epochSecond - start(day(epochSecond))) / HOUR_SECONDS);
    }

    /// The hours of a day, the last one shorter where the zone shifts by half an hour.
    List<TimeRange> hours(LocalDate day) {
        TimeRange whole = range(day);
        List<TimeRange> hours = new ArrayList<>();
        for (long at = whole.from(); at < whole.to(); at += HOUR_SECONDS) {
            hours.add(new TimeRange(at, Math.min(at + HOUR_SECONDS, whole.to())));
        }
        return hours;
    }
}
