package dev.millrace.tracker.ingest;

import dev.millrace.store.Write;
import dev.millrace.tracker.Site;
import java.util.List;

/// How lines go to the store.
///
/// @param packing belongs to the thread that stores, its tasks to any
/// @param alongside writes that are done with the last of the lines, in one transaction
record Delivery(Packing packing, List<Write> alongside) {
    Delivery {
        alongside = List.copyOf(alongside);
    }

    static Delivery anew(Site site) {
        return new Delivery(Packing.anew(site), List.of());
    }

    Delivery packingAlone() {
        return new Delivery(packing, List.of());
    }
}
