package dev.millrace.view;

import dev.millrace.item.Key;
import java.util.LinkedHashMap;
import java.util.Map;

/// What one fact adds to view items: for each, a tally of counters and extremes.
public final class Contributions {
    private final Map<Key, Tally> tallies = new LinkedHashMap<>();

    /// The tally of the view item with this key, empty at first.
    public Tally at(Key key) {
        return tallies.computeIfAbsent(key, _ -> new Tally());
    }

    public Map<Key, Tally> tallies() {
        return tallies;
    }
}
