package dev.millrace.tracker.views;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.store.Query;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.hits.HitKeys;
import dev.millrace.view.FactReader;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/// Finds the batches of a site again, day by day. Whoever stores lines of an hour advances its
/// guard in the same transaction, so the guards name every day that has any.
final class StoredHits {
    private static final int DATE_LENGTH = 10;

    private StoredHits() {}

    /// All batches of the site whose index the view item stands in.
    static Iterable<Item> ofSite(Key indexItem, FactReader reader) {
        Site site = siteOf(indexItem);
        List<LocalDate> days = days(site, reader);
        return () -> batches(site, days, reader);
    }

    private static Iterator<Item> batches(Site site, List<LocalDate> days, FactReader reader) {
        return days.stream()
                .flatMap(day -> reader.query(HitKeys.day(site, day)).stream())
                .iterator();
    }

    private static List<LocalDate> days(Site site, FactReader reader) {
        Query guards = Query.of(TrackerTable.NAME, site.guardPartition());
        Stream<String> hours = reader.query(guards)
                .stream()
                .map(guard -> TrackerTable.SCHEMA.keyOf(guard).sort());
        return hours.map(hour -> LocalDate.parse(hour.substring(0, DATE_LENGTH)))
                .distinct()
                .toList();
    }

    private static Site siteOf(Key indexItem) {
        int prefix = indexItem.partition().indexOf('#');
        return prefix < 0 ? Site.DEFAULT : new Site(indexItem.partition().substring(0, prefix));
    }
}
