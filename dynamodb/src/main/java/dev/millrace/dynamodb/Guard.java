package dev.millrace.dynamodb;

import dev.millrace.item.Item;
import dev.millrace.item.TableSchema;
import dev.millrace.store.Capacity;
import dev.millrace.store.Condition;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.EngineOwned;
import dev.millrace.store.StoreException;
import dev.millrace.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Keeps callers' puts and deletes off items of views: beside its own condition such a write
/// carries one that no attribute of the engine is there. A condition cannot say "no name that begins
/// so", hence only whole names are guarded, and a table's views keep at least one of those on
/// each item.
final class Guard {
    private Guard() {}

    static Condition condition(TableSchema schema, Write write) {
        boolean guarded = write instanceof Write.Put || write instanceof Write.Delete;
        List<Condition> parts = new ArrayList<>();
        if (!write.condition().equals(Condition.ALWAYS)) {
            parts.add(write.condition());
        }
        if (guarded) {
            names(schema).forEach(name -> parts.add(Condition.absent(name)));
        }
        return new Condition.All(parts);
    }

    static boolean isNeeded(TableSchema schema) {
        return !names(schema).isEmpty();
    }

    /// What a failed condition means: the write's own did not hold, or the guard's.
    static StoreException failure(TableSchema schema, Write write, int index,
            Optional<Item> found) {
        Item there = found.orElse(Item.empty());
        ConditionFailed own = new ConditionFailed(write, index, found,
                Capacity.ofWrite(there.size()));
        if (!write.condition().holdsFor(there)) {
            return own;
        }
        return names(schema).stream()
                .filter(there::has)
                .findFirst()
                .<StoreException>map(name -> new EngineOwned(schema.name(), name))
                .orElse(own);
    }

    private static List<String> names(TableSchema schema) {
        return schema.engineAttributes()
                .stream()
                .filter(name -> !name.endsWith("*"))
                .sorted()
                .toList();
    }
}
