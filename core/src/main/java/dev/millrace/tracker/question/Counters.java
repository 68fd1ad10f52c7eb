package dev.millrace.tracker.question;

import dev.millrace.item.Item;
import dev.millrace.item.Value;
import java.util.HashMap;
import java.util.Map;

/// The counters of a view item whose names begin alike: `b#Firefox` → 3 as `Firefox` → 3.
final class Counters {
    private Counters() {}

    static Map<String, Long> of(Item item, String prefix) {
        Map<String, Long> counts = new HashMap<>();
        item.attributes().forEach((name, value) -> {
            if (name.startsWith(prefix) && value instanceof Value.Num count) {
                counts.put(name.substring(prefix.length()), count.asLong());
            }
        });
        return counts;
    }
}
