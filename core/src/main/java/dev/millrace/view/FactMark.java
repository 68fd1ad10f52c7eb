package dev.millrace.view;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.Value;
import dev.millrace.store.Condition;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The generation that a fact carries in its attribute `Gen`, 0 where it has none. Setting it is a
/// change like any other, which brings the fact into the stream once more.
final class FactMark {
    static final String ATTRIBUTE = "Gen";
    private final Store store;
    private final Map<String, String> partitionKeys = new ConcurrentHashMap<>();

    FactMark(Store store) {
        this.store = store;
    }

    static long of(Item image) {
        return image.number(ATTRIBUTE);
    }

    static long of(Optional<Item> image) {
        return image.map(FactMark::of).orElse(0L);
    }

    /// Marks a fact that is there and of an older generation.
    ///
    /// @return whether it was
    boolean set(String table, Key fact, long generation) {
        Condition older = Condition.any(Condition.absent(ATTRIBUTE), Condition.compare(ATTRIBUTE,
                Condition.Relation.LESS, Value.of(generation)));
        Condition there = Condition.exists(partitionKeys.computeIfAbsent(table,
                name -> store.tables().describe(name).schema().partitionKey()));
        try {
            store.write(Write.update(table, fact)
                    .set(ATTRIBUTE, generation)
                    .when(Condition.all(there, older)));
            return true;
        } catch (ConditionFailed _) {
            return false;
        }
    }
}
