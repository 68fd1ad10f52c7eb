package dev.millrace.server.cli;

import dev.millrace.item.Item;
import dev.millrace.store.Pages;
import dev.millrace.store.Query;
import dev.millrace.store.SortRange;
import dev.millrace.store.Store;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.ingest.KnownSites;

/// The lines of all sites of a store, and the page views among them, as the days of the sites
/// count them.
record TrackedLines(long lines, long views) {
    static TrackedLines of(Store store) {
        TrackedLines sum = new TrackedLines(0, 0);
        for (Site site : KnownSites.of(store)) {
            Query days = Query.of(TrackerTable.NAME, site.sitePartition())
                    .range(SortRange.prefix(Site.DAY));
            for (Item day : Pages.all(store, days).items()) {
                sum = new TrackedLines(sum.lines + lines(day),
                        sum.views + day.number(TrackerTable.VIEWS));
            }
        }
        return sum;
    }

    private static long lines(Item day) {
        return day.attributes()
                .keySet()
                .stream()
                .filter(name -> name.startsWith(TrackerTable.KIND))
                .mapToLong(day::number)
                .sum();
    }
}
