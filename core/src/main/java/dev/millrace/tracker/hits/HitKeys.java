package dev.millrace.tracker.hits;

import dev.millrace.item.Key;
import dev.millrace.store.Query;
import dev.millrace.store.SortRange;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/// Where batches stand: in the partition of their UTC month, under the epoch second at which their
/// UTC hour begins and their number in it, `1666252800#000000`. The batches of an hour are numbered
/// without gaps, so whoever puts the next one where none stands has seen all others.
public final class HitKeys {
    private static final int HOURS_PER_DAY = 24;
    private static final String NUMBER = "%d#%06d";

    private HitKeys() {}

    /// @param utcHour hours since 1970
    public static Key batch(Site site, long utcHour, int number) {
        return Key.of(site.hitsPartition(monthOf(utcHour)),
                NUMBER.formatted(start(utcHour), number));
    }

    /// All batches of a UTC month.
    public static Query month(Site site, YearMonth utcMonth) {
        return Query.of(TrackerTable.NAME, site.hitsPartition(utcMonth));
    }

    /// All batches of a UTC hour, given in hours since 1970.
    public static Query hour(Site site, long utcHour) {
        return from(site, utcHour, 0);
    }

    /// The batches of a UTC hour that have this number or a later one.
    public static Query from(Site site, long utcHour, int number) {
        String first = NUMBER.formatted(start(utcHour), number);
        return month(site, monthOf(utcHour))
                .range(SortRange.between(first, start(utcHour) + "#~"));
    }

    /// All batches of a UTC day.
    public static Query day(Site site, LocalDate utcDay) {
        long first = utcDay.toEpochDay() * HOURS_PER_DAY;
        return hours(site, first, first + HOURS_PER_DAY - 1);
    }

    /// The batches of UTC hours of one month, from the first hour to the last.
    public static Query hours(Site site, long firstHour, long lastHour) {
        return month(site, monthOf(firstHour))
                .range(SortRange.between(start(firstHour) + "#", start(lastHour) + "#~"));
    }

    /// The UTC hour that a batch's sort key names.
    public static long hourOf(Key batch) {
        String sortKey = batch.sort();
        long start = Long.parseLong(sortKey, 0, sortKey.indexOf('#'), 10);
        return HitBatch.hourOf(start);
    }

    /// The number that a batch has in its hour.
    public static int number(Key batch) {
        return Integer.parseInt(batch.sort().substring(batch.sort().indexOf('#') + 1));
    }

    public static YearMonth monthOf(long utcHour) {
        return YearMonth.from(Instant.ofEpochSecond(start(utcHour)).atZone(ZoneOffset.UTC));
    }

    /// The last UTC hour of a month, in hours since 1970.
    public static long lastHour(YearMonth utcMonth) {
        return utcMonth.plusMonths(1).atDay(1).toEpochDay() * HOURS_PER_DAY - 1;
    }

    private static long start(long utcHour) {
        return utcHour * HitBatch.HOUR_SECONDS;
    }
}
