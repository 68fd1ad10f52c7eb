package dev.millrace.places;

import dev.millrace.item.Key;
import dev.millrace.item.Value;
import dev.millrace.store.Condition;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.Consistency;
import dev.millrace.store.Page;
import dev.millrace.store.Query;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Deletes a map with its points, in steps that may be cut off anywhere and gone on with by
/// anybody:
///
/// 1. One write takes away what the user said of the map and marks it with the number of this
///    deletion. From then on it is hidden, and takes no new points.
/// 2. Its points are deleted in transactions that depend on that number, so that somebody slow
///    cannot delete points of the map that was made after it.
/// 3. The number is turned round. What the views keep on the item stays, and comes to zero.
final class MapDeletion {
    /// A transaction has 100 writes, one of which looks at the map.
    private static final int AT_A_TIME = 99;
    private final Calls calls;

    MapDeletion(Store store) {
        this.calls = new Calls(store);
    }

    static Condition isNotGoingOn() {
        return Condition.any(Condition.absent(PlacesTables.DELETED), Condition
                .compare(PlacesTables.DELETED, Condition.Relation.AT_MOST, Value.of(0)));
    }

    /// @return how many points were deleted
    /// @throws PlaceError where there is no such map, or it is not as the caller wants it
    Costed<Long> delete(String mapId, Precondition precondition) {
        PlaceMap found = Maps.read(calls, mapId, Consistency.STRONG)
                .filter(map -> map.isShown() || map.isBeingDeleted())
                .orElseThrow(() -> PlaceError.unknownMap(mapId));
        if (!found.isBeingDeleted()) {
            hide(found, precondition);
        }
        return calls.costed(finish(mapId));
    }

    /// Goes on with a deletion, if there is one; returns how many points it deleted.
    long finish(String mapId) {
        Optional<PlaceMap> found = Maps.read(calls, mapId, Consistency.STRONG)
                .filter(PlaceMap::isBeingDeleted);
        return found.map(this::finish).orElse(0L);
    }

    private long finish(PlaceMap map) {
        long number = map.item().number(PlacesTables.DELETED);
        Condition goesOn = Condition.equal(PlacesTables.DELETED, Value.of(number));
        try {
            long deleted = deletePoints(map.mapId(), goesOn);
            calls.write(Write.update(PlacesTables.MAP, Key.of(map.mapId()))
                    .set(PlacesTables.DELETED, -number)
                    .when(goesOn));
            return deleted;
        } catch (ConditionFailed _) {
            return 0; // somebody else has done it
        }
    }

    private void hide(PlaceMap map, Precondition precondition) {
        if (!precondition.holds(Optional.of(map.tag()))) {
            throw PlaceError.changed("map " + map.mapId());
        }
        long number = 1 + Math.abs(map.item().number(PlacesTables.DELETED));
        Write.Update update = Write.update(PlacesTables.MAP, Key.of(map.mapId()))
                .set(PlacesTables.DELETED, number)
                .remove(Tag.MARK);
        for (String name : map.details().keySet()) {
            update = update.remove(name);
        }
        try {
            calls.write(update.when(Condition.all(isNotGoingOn(),
                    Tag.unchanged(map.details(), map.item()))));
        } catch (ConditionFailed _) {
            throw PlaceError.changed("map " + map.mapId());
        }
    }

    private long deletePoints(String mapId, Condition goesOn) {
        Query query = Query.of(PlacesTables.POINT, mapId)
                .strong()
                .only(PlacesTables.MAP_ID, PlacesTables.POINT_ID)
                .limit(AT_A_TIME);
        Write.Check check = new Write.Check(PlacesTables.MAP, Key.of(mapId), goesOn);
        long deleted = 0;
        while (true) {
            Page page = calls.query(query);
            if (page.items().isEmpty()) {
                return deleted;
            }
            List<Write> writes = new ArrayList<>(List.of(check));
            page.items()
                    .forEach(point -> writes.add(Write.delete(PlacesTables.POINT,
                            PlacesTables.POINT_SCHEMA.keyOf(point))));
            calls.transact(writes);
            deleted += page.items().size();
        }
    }
}
