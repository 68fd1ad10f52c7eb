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
import dev.millrace.tracker.hits.HitBatch;
import dev.millrace.tracker.hits.HitBatches;
import dev.millrace.tracker.hits.HitKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Brings the stored batches of a site in line with its settings, hour by hour; the engine repairs
/// the views. Safe to cut off and run again. Importers that still work by the old settings fail
/// their check of them and read them anew.
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

    private List<Long> hours() {
        List<Long> hours = new ArrayList<>();
        Query guards = Query.of(TrackerTable.NAME, site.guardPartition()).strong();
        Pages.forEach(store, guards, guard -> hours.add(Hours.ofGuard(guard)));
        return hours;
    }

    private int apply(long utcHour, SiteSettings settings) {
        List<Item> batches = Pages.all(store, HitKeys.hour(site, utcHour)
                .only(TrackerTable.PARTITION, TrackerTable.SORT, HitBatches.ZONE,
                        HitBatches.EXPIRES_AT)
                .strong()).items();
        OptionalLong expiry = settings.expiryOf(utcHour);
        for (Item batch : batches) {
            if (ofHour(batch, utcHour)) {
                rewrite(batch, settings, expiry);
            }
        }
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

    private static boolean ofHour(Item batch, long utcHour) {
        String sort = TrackerTable.SCHEMA.keyOf(batch).sort();
        return HitBatch.hourOf(HitKeys.epochSecond(sort)) == utcHour;
    }
}
