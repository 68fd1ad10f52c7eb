package dev.millrace.view;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Value;
import dev.millrace.store.Condition;
import java.util.Map;

/// Of which generation view items are: mostly what their table is of; those that were seen to be of
/// another one are remembered. A wrong guess costs a write that fails, and is put right by it.
///
/// @param tables by table of view items
/// @param seen items of other generations; shared between batches
record ItemGenerations(Map<String, Generation> tables, Map<Place, Long> seen) {
    private static final int MOST = 10_000;

    /// Where an item stands.
    record Place(String table, Key key) {}

    static long of(Item item) {
        return item.number(Watermark.GENERATION);
    }

    /// The item is of this generation, or is made now.
    static Condition is(TableSchema table, long generation) {
        return generation == 0
                ? Condition.absent(Watermark.GENERATION)
                : Condition.any(Condition.absent(table.partitionKey()),
                        Condition.equal(Watermark.GENERATION, Value.of(generation)));
    }

    /// An attribute is as it was found.
    static Condition same(Item found, String attribute) {
        return found.find(attribute)
                .map(value -> Condition.equal(attribute, value))
                .orElseGet(() -> Condition.absent(attribute));
    }

    Generation of(String table) {
        return tables.getOrDefault(table, Generation.FIRST);
    }

    long expected(TableSchema table, Key key) {
        long usual = of(table.name()).expected();
        return seen.getOrDefault(new Place(table.name(), key), usual);
    }

    /// The generation of an item that was found, or that will be made where none was.
    long seen(TableSchema table, Key key, Item found) {
        long usual = of(table.name()).expected();
        long generation = found.attributes().isEmpty() ? usual : of(found);
        if (generation == usual) {
            seen.remove(new Place(table.name(), key));
        } else {
            seen.put(new Place(table.name(), key), generation);
        }
        if (seen.size() > MOST) {
            seen.clear();
        }
        return generation;
    }
}
