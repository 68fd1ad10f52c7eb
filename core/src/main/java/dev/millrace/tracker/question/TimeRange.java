package dev.millrace.tracker.question;

import java.time.Instant;

/// The seconds from `from`, included, to `to`, excluded; in seconds since 1970 UTC.
public record TimeRange(long from, long to) {
    public TimeRange {
        if (from > to) {
            throw new IllegalArgumentException("a range cannot end before it begins: from "
                    + Instant.ofEpochSecond(from) + " to " + Instant.ofEpochSecond(to));
        }
    }

    /// Fractions of seconds round up, since hits stand at whole seconds.
    public static TimeRange of(Instant from, Instant to) {
        return new TimeRange(roundedUp(from), roundedUp(to));
    }

    public boolean contains(long epochSecond) {
        return from <= epochSecond && epochSecond < to;
    }

    public boolean contains(TimeRange other) {
        return from <= other.from && other.to <= to;
    }

    public boolean isEmpty() {
        return from == to;
    }

    public long seconds() {
        return to - from;
    }

    /// What both have in common, an empty range where that is nothing.
    public TimeRange and(TimeRange other) {
        long start = Math.max(from, other.from);
        return new TimeRange(start, Math.max(start, Math.min(to, other.to)));
    }

    private static long roundedUp(Instant time) {
        return time.getEpochSecond() + (time.getNano() > 0 ? 1 : 0);
    }
}
