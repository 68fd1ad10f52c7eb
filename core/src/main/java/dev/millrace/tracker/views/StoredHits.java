package dev.millrace.tracker.views;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.store.Query;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.hits.HitKeys;
import dev.millrace.view.FactReader;
import java.time.YearMonth;
import java.util.Iterator;
import java.util.List;

/// Finds the batches of a site again, month by month. Whoever stores the first lines of a month
/// notes the month before.
final class StoredHits {
    private StoredHits() {}

    /// All batches of the site whose index the view item stands in.
    static Iterable<Item> ofSite(Key indexItem, FactReader reader) {
        Site site = siteOf(indexItem);
        List<YearMonth> months = months(site, reader);
        return () -> batches(site, months, reader);
    }

    /// A day at a time, since a month of a busy site would not fit into memory.
    private static Iterator<Item> batches(Site site, List<YearMonth> months, FactReader reader) {
        return months.stream()
                .flatMap(month -> month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)))
                .flatMap(day -> reader.query(HitKeys.day(site, day)).stream())
                .iterator();
    }

    private static List<YearMonth> months(Site site, FactReader reader) {
        return reader.query(Query.of(TrackerTable.NAME, site.monthsPartition()))
                .stream()
                .map(month -> YearMonth.parse(TrackerTable.SCHEMA.keyOf(month).sort()))
                .toList();
    }

    private static Site siteOf(Key indexItem) {
        int prefix = indexItem.partition().indexOf('#');
        return prefix < 0 ? Site.DEFAULT : new Site(indexItem.partition().substring(0, prefix));
    }
}
