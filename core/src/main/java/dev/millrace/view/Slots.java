package dev.millrace.view;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads view items that may be split into slots, see [Watermark]: sums what the slots hold.
///
/// A slot stands in a partition of its own, so that no query of the item's partition meets it and
/// its writes do not heat that partition.
public final class Slots {
    private static final String MARK = "#slot.";

    private Slots() {}

    /// The item with the counts of all its slots, and without the engine's bookkeeping.
    public static Item whole(TableSchema table, Item main, FactReader reader) {
        Map<String, Value> sums = new HashMap<>(main.attributes());
        Key key = table.keyOf(main);
        for (String attribute : main.attributes().keySet()) {
            if (attribute.startsWith(Watermark.SLOT)) {
                String shard = attribute.substring(Watermark.SLOT.length());
                reader.get(table.name(), key(key, shard)).ifPresent(slot -> add(sums, slot));
            }
        }
        sums.keySet().removeIf(Watermark::isBookkeeping);
        return Item.of(sums);
    }

    /// The item with this key, with the counts of all its slots.
    public static Optional<Item> find(TableSchema table, Key key, FactReader reader) {
        return reader.get(table.name(), key).map(main -> whole(table, main, reader));
    }

    /// Whether an item is a slot and not for itself.
    public static boolean isSlot(Key key) {
        return key.partition().contains(MARK);
    }

    /// The key of the item that a slot belongs to; any other key is its own.
    public static Key main(Key key) {
        int at = key.partition().indexOf(MARK);
        return at < 0 ? key : Key.of(key.partition().substring(0, at), key.sort());
    }

    static Key key(Key main, String shard) {
        return Key.of(main.partition() + MARK + shard, main.sort());
    }

    /// What the attributes that a slot adds to come to, shadows included.
    static Map<String, Value> sums(Item main, Item slot) {
        Map<String, Value> sums = new HashMap<>();
        slot.attributes().forEach((name, value) -> {
            if (Shadow.is(name) || !Watermark.isBookkeeping(name)) {
                Value sum = main.find(name).map(old -> sum(old, value)).orElse(value);
                if (!main.find(name).equals(Optional.of(sum))) {
                    sums.put(name, sum);
                }
            }
        });
        return sums;
    }

    private static void add(Map<String, Value> sums, Item slot) {
        slot.attributes().forEach((name, value) -> {
            if (!Watermark.isBookkeeping(name)) {
                sums.merge(name, value, Slots::sum);
            }
        });
    }

    /// Adds numbers, and maps of numbers; anything else (a key) stays as it is.
    private static Value sum(Value a, Value b) {
        if (a instanceof Value.Num x && b instanceof Value.Num y) {
            return Value.of(x.value().add(y.value()));
        }
        if (a instanceof Value.Mapping(Map<String, Value> x)
                && b instanceof Value.Mapping(Map<String, Value> y)) {
            Map<String, Value> both = new HashMap<>(x);
            y.forEach((name, value) -> both.merge(name, value, Slots::sum));
            return new Value.Mapping(both);
        }
        return a;
    }
}
