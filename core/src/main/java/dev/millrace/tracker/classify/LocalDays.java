package dev.millrace.tracker.classify;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// Finds the local day of a second, for one thread. Lines come mostly in order, so that the day of
/// the line before is kept with its bounds.
final class LocalDays {
    /// The year 5138: nothing later is a time of a log, and dates end somewhere.
    private static final long LATEST = 100_000_000_000L;
    private final ZoneId zone;
    private LocalDate day;
    private long from;
    private long to;

    LocalDays(ZoneId zone) {
        this.zone = zone;
        this.day = LocalDate.EPOCH;
        move(0);
    }

    LocalDate of(long epochSecond) {
        if (epochSecond < from || epochSecond >= to) {
            move(epochSecond);
        }
        return day;
    }

    private void move(long epochSecond) {
        long second = Math.clamp(epochSecond, -LATEST, LATEST);
        day = LocalDate.ofInstant(Instant.ofEpochSecond(second), zone);
        from = day.atStartOfDay(zone).toEpochSecond();
        to = day.plusDays(1).atStartOfDay(zone).toEpochSecond();
    }
}
