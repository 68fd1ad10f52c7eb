package dev.millrace.tracker.ingest;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.store.Consistency;
import dev.millrace.store.Pages;
import dev.millrace.store.Query;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.hits.HitKeys;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The UTC months of which a site has lines, noted before the first of each is stored, so that all
/// batches can be found again. Belongs to one thread.
final class HitMonths {
    private final Store store;
    private final Site site;
    private final Set<YearMonth> noted = new HashSet<>();

    HitMonths(Store store, Site site) {
        this.store = store;
        this.site = site;
    }

    /// Notes the month of an hour, unless that was done before.
    void note(long utcHour) {
        YearMonth month = HitKeys.monthOf(utcHour);
        if (noted.add(month)) {
            Key key = site.month(month);
            if (store.get(TrackerTable.NAME, key, Consistency.STRONG).item().isEmpty()) {
                store.write(Write.put(TrackerTable.NAME, TrackerTable.SCHEMA.itemOf(key)));
            }
        }
    }

    /// Forgets what was noted: it may have been rolled back.
    void forget() {
        noted.clear();
    }

    List<YearMonth> all() {
        Query months = Query.of(TrackerTable.NAME, site.monthsPartition()).strong();
        return Pages.all(store, months).items().stream().map(HitMonths::month).toList();
    }

    private static YearMonth month(Item item) {
        return YearMonth.parse(TrackerTable.SCHEMA.keyOf(item).sort());
    }
}
