package dev.millrace.tracker.hits;

import dev.millrace.store.Query;
import dev.millrace.store.SortRange;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import java.time.LocalDate;

/// Queries that find stored batches. A batch stands in the partition of its UTC day under the epoch
/// second of its first line, and never crosses a UTC hour.
public final class HitKeys {
    private HitKeys() {}

    /// All batches of a UTC day.
    public static Query day(Site site, LocalDate utcDay) {
        return Query.of(TrackerTable.NAME, site.hitsPartition(utcDay));
    }

    /// All batches of a UTC hour, given in hours since 1970.
    public static Query hour(Site site, long utcHour) {
        long start = utcHour * HitBatch.HOUR_SECONDS;
        long end = start + HitBatch.HOUR_SECONDS;
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(utcHour, 24));
        return day(site, day).range(range(start, end));
    }

    /// The epoch second that a batch's sort key begins with.
    public static long epochSecond(String sortKey) {
        return Long.parseLong(sortKey, 0, sortKey.indexOf('#'), 10);
    }

    /// Numbers of different length do not sort as text; there the whole day is asked for, and more
    /// than the hour found.
    private static SortRange range(long start, long end) {
        String first = Long.toString(start);
        String last = Long.toString(end);
        return first.length() == last.length() ? SortRange.between(first, last) : SortRange.ALL;
    }
}
