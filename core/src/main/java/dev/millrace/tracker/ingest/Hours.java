package dev.millrace.tracker.ingest;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
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

    static long ofGuard(Item guard) {
        String[] parts = TrackerTable.SCHEMA.keyOf(guard).sort().split("T", 2);
        return LocalDate.parse(parts[0]).toEpochDay() * HOURS_PER_DAY + Long.parseLong(parts[1]);
    }
}
