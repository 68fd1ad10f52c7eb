package dev.millrace.view;

import dev.millrace.item.Key;
import dev.millrace.store.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Changes reduced to what they come to: at most one per item, from its image before them all to
/// its image after them all. Expiry takes nothing back, so the item's life ends there without a
/// change; if it comes back, that is another item.
final class NetChanges {
    private final Map<Place, Change> open = new LinkedHashMap<>();
    private final List<Change> closed = new ArrayList<>();

    private NetChanges() {}

    static List<Change> of(List<Change> changes) {
        NetChanges net = new NetChanges();
        changes.forEach(net::take);
        net.closed.addAll(net.open.values());
        net.closed.removeIf(change -> change.before().equals(change.after()));
        return net.closed;
    }

    private void take(Change change) {
        Place place = new Place(change.table(), change.key());
        switch (change.cause()) {
            case CALLER -> open.merge(place, change, NetChanges::then);
            case EXPIRY -> {
                Change life = open.remove(place);
                if (life != null) {
                    closed.add(life);
                }
            }
        }
    }

    private static Change then(Change first, Change second) {
        return new Change(first.table(), first.key(), first.before(), second.after(),
                first.cause());
    }

    private record Place(String table, Key key) {}
}
