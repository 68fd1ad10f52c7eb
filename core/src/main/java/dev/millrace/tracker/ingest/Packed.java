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
/// @param grown whether it takes the place of a batch that is stored
record Packed(HitBatch batch, Item item, List<Hit> fresh, boolean grown) {
    /// Packs a batch of new lines, halved as long as its item is too large.
    ///
    /// @param fresh the lines of the batch, in any order: taken as they are, since the batch would
    ///            have to make them anew
    static List<Packed> of(HitBatch batch, List<Hit> fresh) {
        List<Packed> packed = new ArrayList<>();
        pack(batch, fresh, packed);
        return packed;
    }

    /// The same as the batch of this number in its hour.
    Packed numbered(int number) {
        HitBatch moved = batch.numbered(number);
        return new Packed(moved, HitBatches.numbered(item, moved), fresh, grown);
    }

    /// The same, saying that its hour has a guard.
    Packed guarded() {
        return new Packed(batch, HitBatches.guarded(item, batch), fresh, grown);
    }

    private static void pack(HitBatch batch, List<Hit> fresh, List<Packed> out) {
        Item item = HitBatches.toItem(batch);
        if (item.size() <= HitBatches.MOST_ITEM_BYTES || batch.size() == 1) {
            out.add(new Packed(batch, item, fresh, false));
            return;
        }
        int middle = batch.size() / 2;
        packPart(batch, batch.hits().subList(0, middle), out);
        packPart(batch, batch.hits().subList(middle, batch.size()), out);
    }

    private static void packPart(HitBatch batch, List<Hit> hits, List<Packed> out) {
        HitBatch part = HitBatch.of(batch.site(), batch.source(), batch.zone(), hits);
        pack(part.expiringAt(batch.expiresAt()), hits, out);
    }
}
