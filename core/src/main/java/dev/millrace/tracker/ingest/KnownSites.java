package dev.millrace.tracker.ingest;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.store.Pages;
import dev.millrace.store.Query;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import java.util.List;
import java.util.Optional;

/// The sites of a store: those that were ever given settings, which an import does first.
public final class KnownSites {
    private static final String PARTITION = "/SITES";
    /// A sort key is never empty, and no site is called so.
    private static final String DEFAULT = "(default)";

    private KnownSites() {}

    /// All of them, by name.
    public static List<Site> of(Store store) {
        return Pages.all(store, Query.of(TrackerTable.NAME, PARTITION))
                .items()
                .stream()
                .map(KnownSites::site)
                .flatMap(Optional::stream)
                .toList();
    }

    static Write entry(Site site) {
        String sortKey = site.equals(Site.DEFAULT) ? DEFAULT : site.name();
        return Write.put(TrackerTable.NAME,
                TrackerTable.SCHEMA.itemOf(Key.of(PARTITION, sortKey)));
    }

    private static Optional<Site> site(Item item) {
        return item.text(TrackerTable.SORT)
                .map(sortKey -> sortKey.equals(DEFAULT) ? Site.DEFAULT : new Site(sortKey));
    }
}
