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

/// Packs the lines of a growing file: adds them to the newest batch of their hour as long as that
/// is of the same file and small, so that a tail of single lines does not become as many items. The
/// hour's guard keeps others from growing it meanwhile.
record GrowingBatch(Store store, Site site, String source) implements Packing {
    private static final int MOST_LINES_OPEN = 1_000;

    @Override
    public List<Callable<List<Packed>>> tasks(HourPlan plan, SiteSettings settings) {
        return open(plan)
                .map(batch -> grown(batch, plan.fresh(), settings))
                .filter(packed -> packed.item().size() <= HitBatches.MOST_ITEM_BYTES)
                .map(packed -> List.<Callable<List<Packed>>>of(() -> List.of(packed)))
                .orElseGet(() -> Packing.anew(site).tasks(plan, settings));
    }

    private Optional<HitBatch> open(HourPlan plan) {
        KnownLines known = plan.known();
        if (!known.isGuarded() || known.nextNumber() == 0) {
            return Optional.empty();
        }
        Key newest = HitKeys.batch(site, plan.fresh().utcHour(), known.nextNumber() - 1);
        return store.get(TrackerTable.NAME, newest, Consistency.STRONG)
                .item()
                .map(HitBatches::read)
                .filter(batch -> batch.source().equals(source))
                .filter(batch -> batch.size() + plan.fresh().hits().size() <= MOST_LINES_OPEN);
    }

    private static Packed grown(HitBatch batch, HourHits fresh, SiteSettings settings) {
        List<Hit> all = new ArrayList<>(batch.hits());
        all.addAll(fresh.hits());
        HitBatch grown = new HitBatch(batch.site(), batch.number(), batch.source(),
                settings.zone(), settings.expiryOf(fresh.utcHour()), HitColumns.of(all));
        return new Packed(grown, HitBatches.toItem(grown), fresh.hits(), true);
    }
}
