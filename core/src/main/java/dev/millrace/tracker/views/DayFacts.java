package dev.millrace.tracker.views;

import dev.millrace.tracker.hits.HitBatch;
import dev.millrace.tracker.hits.HitColumns;
import java.time.LocalDate;

/// A number that tells one set of lines of a day from another: the sum of a 32-bit hash of each
/// line's identity and of the zone that its day is cut in. Adding or taking a line moves it, and
/// being a sum, it is kept like any counter.
public final class DayFacts {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private DayFacts() {}

    /// What the batch's lines of one day of its zone add to the day's number.
    public static long of(HitBatch batch, LocalDate day) {
        return LocalHours.of(batch)
                .stream()
                .filter(hour -> hour.day().equals(day))
                .mapToLong(hour -> sum(batch, hour))
                .sum();
    }

    static long sum(HitBatch batch, LocalHours.Segment hour) {
        HitColumns columns = batch.columns();
        long zone = batch.zone().getId().hashCode();
        long sum = 0;
        for (int row = hour.from(); row < hour.to(); row++) {
            sum += hash(columns.recordId(row) ^ mix(columns.second(row) + zone * GOLDEN));
        }
        return sum;
    }

    /// Never 0, so that every line counts.
    private static long hash(long identity) {
        return mix(identity) >>> 32 | 1;
    }

    /// The finalizer of SplitMix64 (Steele, Lea, Flood 2014).
    private static long mix(long number) {
        long z = (number ^ number >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
