package dev.millrace.tracker.ingest;

import dev.millrace.item.Key;
import dev.millrace.store.Consistency;
import dev.millrace.store.Store;
import dev.millrace.tracker.Hit;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.hits.HitBatch;
import dev.millrace.tracker.hits.HitBatches;
import dev.millrace.tracker.hits.HitColumns;
import dev.millrace.tracker.hits.HitKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Packs the lines of a growing file: adds them to the file's newest batch as long as that is of
/// their hour and small, so that a tail of single lines does not become as many items. The hour's
/// guard keeps others from growing it meanwhile.
final class GrowingBatch implements Packing {
    private static final int MOST_LINES_OPEN = 1_000;
    private final Store store;
    private final Site site;
    private final String before;
    private String openBatch;

    /// @param openBatch sort key of the newest batch, `""` for none
    GrowingBatch(Store store, Site site, String openBatch) {
        this.store = store;
        this.site = site;
        this.before = openBatch;
        this.openBatch = openBatch;
    }

    /// Sort key of the newest batch by now.
    String openBatch() {
        return openBatch;
    }

    @Override
    public List<Callable<List<Packed>>> tasks(HourHits fresh, SiteSettings settings) {
        List<Packed> packed = open(fresh)
                .map(batch -> grown(batch, fresh, settings))
                .filter(GrowingBatch::fits)
                .map(List::of)
                .orElseGet(() -> anew(fresh, settings));
        openBatch = packed.getLast().batch().sortKey();
        return List.of(() -> packed);
    }

    private static boolean fits(Packed grown) {
        return grown.item().size() <= HitBatches.MOST_ITEM_BYTES;
    }

    private Optional<HitBatch> open(HourHits fresh) {
        if (before.isEmpty()
                || HitBatch.hourOf(HitKeys.epochSecond(before)) != fresh.utcHour()) {
            return Optional.empty();
        }
        Key key = Key.of(site.hitsPartition(Hours.dayOf(fresh.utcHour())), before);
        return store.get(TrackerTable.NAME, key, Consistency.STRONG)
                .item()
                .map(HitBatches::read)
                .filter(batch -> batch.size() + fresh.hits().size() <= MOST_LINES_OPEN);
    }

    private static Packed grown(HitBatch batch, HourHits fresh, SiteSettings settings) {
        List<Hit> all = new ArrayList<>(batch.hits());
        all.addAll(fresh.hits());
        HitBatch grown = new HitBatch(batch.site(), batch.sortKey(), batch.source(),
                settings.zone(), settings.expiryOf(fresh.utcHour()), HitColumns.of(all));
        return new Packed(grown, HitBatches.toItem(grown), fresh.hits());
    }

    private List<Packed> anew(HourHits fresh, SiteSettings settings) {
        return Packing.anew(site)
                .tasks(fresh, settings)
                .stream()
                .flatMap(task -> Tasks.call(task).stream())
                .toList();
    }
}
