package dev.millrace.places;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.Value;
import dev.millrace.store.Condition;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.Consistency;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import dev.millrace.view.Slots;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Maps: read, written, deleted.
public final class Maps {
    /// One of many who change what a user says of a map at the same time is unlucky so often.
    private static final int MOST_TRIES = 20;
    private final Store store;

    public Maps(Store store) {
        this.store = store;
    }

    /// What a write left.
    ///
    /// @param made whether the map was not there before
    public record Put(PlaceMap map, boolean made) {}

    /// One read of one item, unless it has so many watermarks that it is spread over several.
    ///
    /// @throws PlaceError where there is no such map
    public Costed<PlaceMap> find(String mapId, Consistency consistency) {
        Calls calls = new Calls(store);
        PlaceMap map = read(calls, mapId, consistency)
                .filter(PlaceMap::isShown)
                .orElseThrow(() -> PlaceError.unknownMap(mapId));
        return calls.costed(map);
    }

    /// Makes a map, or says of it what is said here and nothing else. Its summary stays.
    ///
    /// @param body its members
    /// @throws PlaceError where a member breaks a rule, or the map is not as the caller wants it
    public Costed<Put> put(String mapId, String body, Precondition precondition) {
        ObjectNode members = PlaceJson.object(body);
        Map<String, Value> details = Details.ofMap(Details.id("mapId", mapId), members);
        Calls calls = new Calls(store);
        for (int i = 0; i < MOST_TRIES; i++) {
            try {
                return calls.costed(
                        store.together(() -> put(calls, mapId, details, precondition)));
            } catch (ConditionFailed _) {
                new MapDeletion(store).finish(mapId);
            }
        }
        throw PlaceError.changed("map " + mapId);
    }

    /// Deletes a map and all its points. Where that is cut off, the map is hidden already, and
    /// whoever deletes it again, or makes it again, goes on.
    ///
    /// @return how many points it had
    /// @throws PlaceError where there is no such map, or it is not as the caller wants it
    public Costed<Long> delete(String mapId, Precondition precondition) {
        return new MapDeletion(store).delete(mapId, precondition);
    }

    static Optional<PlaceMap> read(Calls calls, String mapId, Consistency consistency) {
        return calls.get(PlacesTables.MAP, Key.of(Details.id("mapId", mapId)), consistency)
                .map(item -> Slots.whole(PlacesTables.MAP_SCHEMA, item, calls.reader()))
                .map(PlaceMap::new);
    }

    private static Put put(Calls calls, String mapId, Map<String, Value> details,
            Precondition precondition) {
        Optional<PlaceMap> found = read(calls, mapId, Consistency.STRONG);
        Optional<PlaceMap> shown = found.filter(PlaceMap::isShown);
        if (!precondition.holds(shown.map(PlaceMap::tag))) {
            throw PlaceError.changed("map " + mapId);
        }
        Write.Update update = update(Key.of(mapId), details, found.orElse(new PlaceMap(
                PlacesTables.MAP_SCHEMA.itemOf(Key.of(mapId)))));
        if (update.actions().isEmpty()) {
            return new Put(found.orElseThrow(), false);
        }
        Item after = calls.write(marked(update, details, precondition)).after().orElseThrow();
        return new Put(new PlaceMap(
                Slots.whole(PlacesTables.MAP_SCHEMA, after, calls.reader())), shown.isEmpty());
    }

    private static Write.Update marked(Write.Update update, Map<String, Value> details,
            Precondition precondition) {
        return precondition instanceof Precondition.Any
                ? update.remove(Tag.MARK)
                : update.set(Tag.MARK, Tag.of(details));
    }

    private static Write.Update update(Key key, Map<String, Value> details, PlaceMap found) {
        Map<String, Value> before = found.details();
        Write.Update update = Write.update(PlacesTables.MAP, key);
        for (Map.Entry<String, Value> each : details.entrySet()) {
            if (!each.getValue().equals(before.get(each.getKey()))) {
                update = update.set(each.getKey(), each.getValue());
            }
        }
        for (String name : before.keySet()) {
            update = details.containsKey(name) ? update : update.remove(name);
        }
        return update.when(Condition.all(MapDeletion.isNotGoingOn(),
                Tag.unchanged(before, found.item())));
    }
}
