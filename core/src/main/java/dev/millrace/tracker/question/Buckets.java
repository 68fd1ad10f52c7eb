package dev.millrace.tracker.question;

import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Counts by bucket of a range, those without counts included.
final class Buckets {
    private final SiteCalendar calendar;
    private final By by;
    private final NavigableMap<Long, Long> counts = new TreeMap<>();

    Buckets(TimeRange range, By by, SiteCalendar calendar) {
        this.by = by;
        this.calendar = calendar;
        if (!range.isEmpty()) {
            LocalDate last = calendar.day(range.to() - 1);
            LocalDate first = by.first(calendar.day(range.from()));
            for (LocalDate day = first; !day.isAfter(last); day = by.next(day)) {
                begin(range, day);
            }
        }
    }

    private void begin(TimeRange range, LocalDate day) {
        if (by != By.HOUR) {
            counts.put(calendar.start(day), 0L);
            return;
        }
        for (TimeRange hour : calendar.hours(day)) {
            if (!range.and(hour).isEmpty()) {
                counts.put(hour.from(), 0L);
            }
        }
    }

    /// Adds to the bucket that the second is in.
    void add(long epochSecond, long count) {
        counts.merge(counts.floorKey(epochSecond), count, Long::sum);
    }

    /// Counts by the first second of each bucket.
    NavigableMap<Long, Long> counts() {
        return counts;
    }
}
