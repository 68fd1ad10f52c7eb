package dev.millrace.view;

import dev.millrace.item.Item;
import dev.millrace.item.Value;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.Consistency;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import java.util.Map;
import java.util.Optional;

/// Writes items of recomputed views: reads the item's revision, then what the computation reads,
/// and writes if the revision is still that one.
///
/// The revision is moved even where nothing else changes. Otherwise somebody who computed from older
/// facts, and was slower, would find the revision he read and put the old value back.
final class RecomputeWriter {
    private final Store store;
    private final Quarantine.Sink quarantine;

    RecomputeWriter(Store store, Quarantine.Sink quarantine) {
        this.store = store;
        this.quarantine = quarantine;
    }

    void apply(Recomputations.Dependent dependent) {
        String table = dependent.view().table().name();
        Retries retries = new Retries(table, dependent.key());
        Optional<Item> found = store.get(table, dependent.key(), Consistency.STRONG).item();
        while (true) {
            retries.next();
            Optional<Map<String, Value>> values = dependent.compute(FactReader.of(store),
                    quarantine);
            if (values.isEmpty()) {
                return;
            }
            try {
                store.write(update(dependent, values.get(), found.orElse(Item.empty())));
                return;
            } catch (ConditionFailed failed) {
                found = failed.found();
            }
        }
    }

    private static Write.Update update(Recomputations.Dependent dependent,
            Map<String, Value> values, Item found) {
        Write.Update update = Write.update(dependent.view().table().name(), dependent.key());
        for (String attribute : dependent.view().attributes()) {
            Optional<Value> value = Optional.ofNullable(values.get(attribute));
            update = value.isPresent()
                    ? update.set(attribute, value.get())
                    : update.remove(attribute);
        }
        return Revision.moved(update).when(Revision.unchanged(found));
    }
}
