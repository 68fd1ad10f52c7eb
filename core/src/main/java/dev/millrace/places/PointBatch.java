package dev.millrace.places;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.Value;
import dev.millrace.store.Consistency;
import dev.millrace.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/// Points that are put together. Each map is looked at once.
final class PointBatch {
    private final Store store;
    private final Calls calls;
    private final Optional<String> standardMap;
    private final Map<String, Optional<Set<String>>> categories = new HashMap<>();
    private final Map<Key, Item> items = new LinkedHashMap<>();

    PointBatch(Store store, Optional<String> standardMap) {
        this.store = store;
        this.calls = new Calls(store);
        this.standardMap = standardMap;
    }

    /// A point as a file has it.
    record Row(long line, ObjectNode point) {}

    record Refused(long line, PlaceError reason) {}

    /// @return those that were not stored; of two with the same ids the second one stays
    Costed<List<Refused>> put(List<Row> rows) {
        List<Refused> refused = new ArrayList<>();
        for (Row row : rows) {
            try {
                add(row.point());
            } catch (PlaceError reason) {
                refused.add(new Refused(row.line(), reason));
            }
        }
        Costed<List<Refused>> read = calls.costed(refused);
        return new Costed<>(refused, items.isEmpty()
                ? read.used()
                : read.used().plus(store.putAll(PlacesTables.POINT, items.values())));
    }

    private void add(ObjectNode point) {
        Key key = Points.key(text("mapId", point).or(() -> standardMap).orElse(""),
                text("pointId", point).orElse(""));
        Map<String, Value> details = Details.ofPoint(point);
        Set<String> known = categories.computeIfAbsent(key.partition(), this::categoriesOf)
                .orElseThrow(() -> PlaceError.unknownMap(key.partition()));
        if (details.get(PlacesTables.CATEGORY) instanceof Value.Text(String category)) {
            Points.requireRoom(known, category);
            known.add(category);
        }
        items.put(key, Points.item(key, details));
    }

    private Optional<Set<String>> categoriesOf(String mapId) {
        return Maps.read(calls, mapId, Consistency.STRONG)
                .filter(PlaceMap::isShown)
                .map(map -> new TreeSet<>(map.categoryCounts().keySet()));
    }

    private static Optional<String> text(String member, ObjectNode point) {
        if (!point.has(member)) {
            return Optional.empty();
        }
        if (!point.get(member).isString()) {
            throw PlaceError.invalid(member, member + " is a text");
        }
        return Optional.of(point.get(member).stringValue());
    }
}
