package dev.millrace.sqlite;

import dev.millrace.store.Capacity;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Capacity that this process consumed and has not written to the database yet, per table.
final class Meter {
    private final Map<String, Capacity> pending = new ConcurrentHashMap<>();

    void charge(String table, Capacity used) {
        pending.merge(table, used, Capacity::plus);
    }

    Map<String, Capacity> pending() {
        return Map.copyOf(pending);
    }

    /// Takes off what has been written, if it was: what was charged meanwhile stays.
    void settle(Map<String, Capacity> written) {
        written.forEach((table, used) -> pending.computeIfPresent(table,
                (_, now) -> now.equals(used) ? null : now.plus(used.times(-1))));
    }
}
