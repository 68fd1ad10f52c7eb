package dev.millrace.view;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Value;
import dev.millrace.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// An attribute of a view item that is not what its facts make of it. A counter of 0 and none are
/// the same.
///
/// @param view whose the attribute is, empty where it belongs to the engine but no view accounts
///            for it
public record Difference(Optional<String> view, Key key, String attribute,
        Optional<Value> expected, Optional<Value> found) {

    /// All differences in a table, in the order of keys and attributes.
    static List<Difference> in(Store store, ViewEngine engine, TableSchema table) {
        return between(store, store, engine, table);
    }

    /// All differences between the view items in one store and the facts in another one.
    public static List<Difference> between(Store facts, Store items, ViewEngine engine,
            TableSchema table) {
        Map<Key, Map<String, Recount.Expected>> expected = new TreeMap<>(
                Recount.of(facts, engine, table));
        Map<Key, Item> found = found(items, table);
        found.keySet().forEach(key -> expected.putIfAbsent(key, Map.of()));
        List<Difference> differences = new ArrayList<>();
        expected.forEach((key, values) -> compare(table, key, values,
                found.getOrDefault(key, Item.empty()), differences));
        return differences;
    }

    private static Map<Key, Item> found(Store store, TableSchema table) {
        Map<Key, Item> items = new HashMap<>();
        FactReader reader = FactReader.of(store);
        Recount.scan(store, table.name(), item -> {
            Key key = table.keyOf(item);
            if (!Slots.isSlot(key) && ownsPart(table, item)) {
                items.put(key, Slots.whole(table, item, reader));
            }
        });
        return items;
    }

    private static boolean ownsPart(TableSchema table, Item item) {
        return item.attributes().keySet().stream().anyMatch(table::belongsToEngine);
    }

    private static void compare(TableSchema table, Key key, Map<String, Recount.Expected> expected,
            Item found, List<Difference> out) {
        Set<String> names = new HashSet<>(expected.keySet());
        found.attributes().keySet().stream().filter(table::belongsToEngine).forEach(names::add);
        names.stream().sorted().forEach(name -> {
            Optional<Recount.Expected> wanted = Optional.ofNullable(expected.get(name));
            Difference difference = new Difference(wanted.map(Recount.Expected::view), key, name,
                    wanted.map(Recount.Expected::value).flatMap(Difference::normal),
                    found.find(name).flatMap(Difference::normal));
            if (!difference.expected.equals(difference.found)) {
                out.add(difference);
            }
        });
    }

    private static Optional<Value> normal(Value value) {
        return switch (value) {
            case Value.Num number when number.value().signum() == 0 -> Optional.empty();
            case Value.Mapping(Map<String, Value> values) -> {
                Map<String, Value> left = new HashMap<>();
                values.forEach((name, each) -> normal(each)
                        .ifPresent(kept -> left.put(name, kept)));
                yield left.isEmpty() ? Optional.empty() : Optional.of(new Value.Mapping(left));
            }
            case Value other -> Optional.of(other);
        };
    }
}
