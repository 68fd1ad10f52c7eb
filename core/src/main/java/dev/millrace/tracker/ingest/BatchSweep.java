package dev.millrace.tracker.ingest;

import dev.millrace.item.Item;
import dev.millrace.item.Value;
import dev.millrace.store.Condition;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.Pages;
import dev.millrace.store.Query;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.hits.HitBatches;
import dev.millrace.tracker.hits.HitKeys;
import java.time.YearMonth;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/// Brings the stored batches of a site in line with its settings, hour by hour; the engine repairs
/// the views. Safe to cut off and run again. Importers that still work by the old settings look at
/// them again when they have stored, and sweep what they stored.
final class BatchSweep {
    private final Store store;
    private final Site site;

    BatchSweep(Store store, Site site) {
        this.store = store;
        this.site = site;
    }

    void apply(SiteSettings settings) {
        for (long hour : hours()) {
            store.together(() -> apply(hour, settings));
        }
    }

    private SortedSet<Long> hours() {
        SortedSet<Long> hours = new TreeSet<>();
        for (YearMonth month : new HitMonths(store, site).all()) {
            Query keys = HitKeys.month(site, month)
                    .only(TrackerTable.PARTITION, TrackerTable.SORT)
                    .strong();
            Pages.forEach(store, keys, batch -> hours
                    .add(HitKeys.hourOf(TrackerTable.SCHEMA.keyOf(batch))));
        }
        return hours;
    }

    /// Brings the batches of one hour in line.
    ///
    /// @return how many there are
    int apply(long utcHour, SiteSettings settings) {
        List<Item> batches = Pages.all(store, HitKeys.hour(site, utcHour)
                .only(TrackerTable.PARTITION, TrackerTable.SORT, HitBatches.ZONE,
                        HitBatches.EXPIRES_AT)
                .strong()).items();
        OptionalLong expiry = settings.expiryOf(utcHour);
        batches.forEach(batch -> rewrite(batch, settings, expiry));
        return batches.size();
    }

    private void rewrite(Item batch, SiteSettings settings, OptionalLong expiry) {
        Write.Update update = Write
                .update(TrackerTable.NAME, TrackerTable.SCHEMA.keyOf(batch))
                .set(HitBatches.ZONE, settings.zone().getId())
                .when(Condition.exists(HitBatches.ZONE));
        Write.Update whole = expiry.isPresent()
                ? update.set(HitBatches.EXPIRES_AT, Value.of(expiry.getAsLong()))
                : update.remove(HitBatches.EXPIRES_AT);
        try {
            store.write(whole);
        } catch (ConditionFailed _) {
            // it expired since it was read
        }
    }
}
