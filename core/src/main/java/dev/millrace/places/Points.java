package dev.millrace.places;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.Value;
import dev.millrace.store.Condition;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.Consistency;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/// Points of interest: read, written, moved, deleted.
public final class Points {
    /// So many counters fit on a map's item with room to spare.
    private static final int MOST_CATEGORIES = 1000;
    private final Store store;

    public Points(Store store) {
        this.store = store;
    }

    /// What a write left.
    ///
    /// @param made whether the point was not there before
    public record Put(Point point, boolean made) {}

    /// One read of one item, and one of its map.
    ///
    /// @throws PlaceError where there is no such map, or no such point on it
    public Costed<Point> find(String mapId, String pointId, Consistency consistency) {
        Calls calls = new Calls(store);
        requireMap(calls, mapId, consistency);
        Point point = read(calls, key(mapId, pointId), consistency)
                .orElseThrow(() -> PlaceError.unknownPoint(mapId, pointId));
        return calls.costed(point);
    }

    /// Puts a point on a map, or says of it what is said here and nothing else. A body that names
    /// another map in `mapId` moves the point there, in one transaction.
    ///
    /// @param body its members
    /// @throws PlaceError where a member breaks a rule, there is no such map, or the point is not as
    ///             the caller wants it
    public Costed<Put> put(String mapId, String pointId, String body, Precondition precondition) {
        ObjectNode members = PlaceJson.object(body);
        Details.requireSame("pointId", pointId, members);
        Map<String, Value> details = Details.ofPoint(members);
        Key key = key(mapId, pointId);
        String target = target(mapId, members);
        Calls calls = new Calls(store);
        try {
            return calls.costed(store.together(() -> target.equals(mapId)
                    ? put(calls, key, details, precondition)
                    : move(calls, key, Placed.on(target, details), precondition)));
        } catch (ConditionFailed failed) {
            throw failed.index() > 0
                    ? PlaceError.taken(target, pointId)
                    : PlaceError.changed("point " + pointId);
        }
    }

    /// Deletes a point.
    ///
    /// @throws PlaceError where there is no such map or point, or it is not as the caller wants it
    public Costed<Point> delete(String mapId, String pointId, Precondition precondition) {
        Calls calls = new Calls(store);
        Key key = key(mapId, pointId);
        try {
            return calls.costed(store.together(() -> delete(calls, key, precondition)));
        } catch (ConditionFailed _) {
            throw PlaceError.changed("point " + pointId);
        }
    }

    private static String target(String mapId, ObjectNode members) {
        if (members.has("mapId") && !members.get("mapId").isString()) {
            throw PlaceError.invalid("mapId", "mapId is a text");
        }
        return members.path("mapId").stringValue(mapId);
    }

    static Key key(String mapId, String pointId) {
        return Key.of(Details.id("mapId", mapId), Details.id("pointId", pointId));
    }

    static PlaceMap requireMap(Calls calls, String mapId, Consistency consistency) {
        return Maps.read(calls, mapId, consistency)
                .filter(PlaceMap::isShown)
                .orElseThrow(() -> PlaceError.unknownMap(mapId));
    }

    static void requireRoom(Set<String> categories, String category) {
        if (categories.size() >= MOST_CATEGORIES && !categories.contains(category)) {
            throw PlaceError.invalid("category",
                    "a map has at most " + MOST_CATEGORIES + " categories");
        }
    }

    static Item item(Key key, Map<String, Value> details) {
        Map<String, Value> attributes = new TreeMap<>(details);
        attributes.putAll(PlacesTables.POINT_SCHEMA.itemOf(key).attributes());
        return Item.of(attributes);
    }

    private static Optional<Point> read(Calls calls, Key key, Consistency consistency) {
        return calls.get(PlacesTables.POINT, key, consistency).map(Point::new);
    }

    private static Put put(Calls calls, Key key, Map<String, Value> details,
            Precondition precondition) {
        Placed placed = Placed.on(key.partition(), details);
        placed.check(calls);
        if (precondition instanceof Precondition.Any) {
            Item item = placed.item(key.sort());
            boolean made = calls.write(Write.put(PlacesTables.POINT, item)).before().isEmpty();
            return new Put(new Point(item), made);
        }
        Optional<Point> found = read(calls, key, Consistency.STRONG);
        require(precondition, found, key);
        Item item = placed.item(key.sort()).with(Tag.MARK, Tag.of(details));
        calls.write(Write.put(PlacesTables.POINT, item).when(unchanged(found)));
        return new Put(new Point(item), found.isEmpty());
    }

    private static Put move(Calls calls, Key key, Placed target, Precondition precondition) {
        requireMap(calls, key.partition(), Consistency.STRONG);
        target.check(calls);
        Optional<Point> found = read(calls, key, Consistency.STRONG);
        require(precondition, found, key);
        if (found.isEmpty()) {
            throw PlaceError.unknownPoint(key.partition(), key.sort());
        }
        Item item = target.item(key.sort());
        calls.transact(List.of(
                Write.delete(PlacesTables.POINT, key).when(unchanged(found)),
                Write.put(PlacesTables.POINT, item).when(unchanged(Optional.empty()))));
        return new Put(new Point(item), false);
    }

    private static Point delete(Calls calls, Key key, Precondition precondition) {
        requireMap(calls, key.partition(), Consistency.STRONG);
        Point found = read(calls, key, Consistency.STRONG)
                .orElseThrow(() -> PlaceError.unknownPoint(key.partition(), key.sort()));
        require(precondition, Optional.of(found), key);
        Write.Delete delete = Write.delete(PlacesTables.POINT, key);
        calls.write(precondition instanceof Precondition.Any
                ? delete
                : delete.when(unchanged(Optional.of(found))));
        return found;
    }

    private static void require(Precondition precondition, Optional<Point> found, Key key) {
        if (!precondition.holds(found.map(Point::tag))) {
            throw PlaceError.changed("point " + key.sort());
        }
    }

    private static Condition unchanged(Optional<Point> found) {
        return found.map(point -> Tag.unchanged(point.details(), point.item()))
                .map(same -> Condition.all(Condition.exists(PlacesTables.MAP_ID), same))
                .orElse(Condition.absent(PlacesTables.MAP_ID));
    }

    /// A point on its way to a map.
    private record Placed(String mapId, Map<String, Value> details) {
        static Placed on(String mapId, Map<String, Value> details) {
            return new Placed(Details.id("mapId", mapId), details);
        }

        /// The map is there, and has room for another category if this is one.
        void check(Calls calls) {
            PlaceMap map = requireMap(calls, mapId, Consistency.STRONG);
            new Point(Item.of(details)).category()
                    .ifPresent(category -> requireRoom(map.categoryCounts().keySet(), category));
        }

        Item item(String pointId) {
            return Points.item(Key.of(mapId, pointId), details);
        }
    }
}
