package dev.millrace.tracker.ingest;

import dev.millrace.item.Item;
import dev.millrace.tracker.Hit;
import dev.millrace.tracker.hits.HitBatch;
import dev.millrace.tracker.hits.HitBatches;
import java.util.ArrayList;
import java.util.List;

/// A batch with the item that it was packed to.
///
/// @param fresh the lines of it that are not stored yet: all, or those that made it grow
record Packed(HitBatch batch, Item item, List<Hit> fresh) {
    /// Packs a batch of new lines, halved as long as its item is too large.
    static List<Packed> of(HitBatch batch) {
        List<Packed> packed = new ArrayList<>();
        pack(batch, packed);
        return packed;
    }

    private static void pack(HitBatch batch, List<Packed> out) {
        Item item = HitBatches.toItem(batch);
        if (item.size() <= HitBatches.MOST_ITEM_BYTES || batch.size() == 1) {
            out.add(new Packed(batch, item, batch.hits()));
            return;
        }
        int middle = batch.size() / 2;
        pack(part(batch, 0, middle), out);
        pack(part(batch, middle, batch.size()), out);
    }

    private static HitBatch part(HitBatch batch, int from, int to) {
        return HitBatch.of(batch.site(), batch.source(), batch.zone(),
                batch.hits().subList(from, to)).expiringAt(batch.expiresAt());
    }
}
