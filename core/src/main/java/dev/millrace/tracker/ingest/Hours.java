package dev.millrace.tracker.ingest;

import dev.millrace.item.Key;
import dev.millrace.tracker.Site;
import java.time.LocalDate;

/// UTC hours, as hours since 1970, and their guards.
final class Hours {
    private static final int HOURS_PER_DAY = 24;

    private Hours() {}

    static LocalDate dayOf(long utcHour) {
        return LocalDate.ofEpochDay(Math.floorDiv(utcHour, HOURS_PER_DAY));
    }

    static Key guard(Site site, long utcHour) {
        return site.guard(dayOf(utcHour), Math.floorMod(utcHour, HOURS_PER_DAY));
    }
}
