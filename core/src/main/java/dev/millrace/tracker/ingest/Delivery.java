package dev.millrace.tracker.ingest;

import dev.millrace.store.Write;
import dev.millrace.tracker.Site;
import java.util.List;
import java.util.function.Supplier;

/// How lines go to the store.
///
/// @param packing belongs to the thread that stores, its tasks to any
/// @param alongside asked when all is packed: writes that are done with the last of the lines, in
///            one transaction
record Delivery(Packing packing, Supplier<List<Write>> alongside) {
    static Delivery anew(Site site) {
        return new Delivery(Packing.anew(site), List::of);
    }

    Delivery packingAlone() {
        return new Delivery(packing, List::of);
    }
}
