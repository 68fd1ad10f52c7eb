package dev.millrace.store.local;

import dev.millrace.item.IndexSchema;
import dev.millrace.item.Item;
import dev.millrace.item.TableSchema;
import dev.millrace.store.Capacity;
import java.util.Optional;

/// Write units of replacing one item by another: of the larger of both, and once more for each
/// index entry written or removed ("Write operations" and "Provisioned throughput considerations for
/// global secondary indexes" of the DynamoDB developer guide).
public final class WriteCost {
    private WriteCost() {}

    public static Capacity of(TableSchema schema, Optional<Item> before, Optional<Item> after) {
        int old = before.map(Item::size).orElse(0);
        int now = after.map(Item::size).orElse(0);
        Capacity used = Capacity.ofWrite(Math.max(old, now));
        if (schema.indexes().isEmpty() || before.equals(after)) {
            return used;
        }
        for (IndexSchema index : schema.indexes()) {
            used = used.plus(ofIndex(index, before, after));
        }
        return used;
    }

    private static Capacity ofIndex(IndexSchema index, Optional<Item> before,
            Optional<Item> after) {
        Optional<Item> old = before.filter(index::holds);
        Optional<Item> now = after.filter(index::holds);
        if (old.isPresent() && now.isPresent() && samePlace(index, old.get(), now.get())) {
            return Capacity.ofWrite(Math.max(old.get().size(), now.get().size()));
        }
        return entry(old).plus(entry(now));
    }

    private static Capacity entry(Optional<Item> item) {
        return item.map(each -> Capacity.ofWrite(each.size())).orElse(Capacity.NONE);
    }

    private static boolean samePlace(IndexSchema index, Item a, Item b) {
        return a.find(index.partitionKey()).equals(b.find(index.partitionKey()))
                && a.find(index.sortKey()).equals(b.find(index.sortKey()));
    }
}
