package dev.millrace.dynamodb.worker;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Value;
import dev.millrace.view.Source;
import dev.millrace.view.View;
import dev.millrace.view.ViewEngine;
import java.time.Duration;
import java.util.List;

/// Points of maps and their totals, for workers in several processes.
public final class SampleTotals {
    public static final TableSchema POINTS = TableSchema.of("Points", "id");
    public static final TableSchema MAPS = TableSchema.of("Maps", "map")
            .withEngineAttributes("Total", "k#*", "w#*");
    public static final View<Long> TOTALS = View.of("totals", 1)
            .from(new Source<>("points", "Points", _ -> true, item -> item.number("map")))
            .into(MAPS)
            .keyedBy(map -> Key.of("map" + map % 5))
            .count("Total")
            .countBy("k#", map -> Long.toString(map));
    public static final ViewEngine ENGINE = new ViewEngine(List.of(TOTALS));
    public static final Pace PACE = new Pace(Duration.ofSeconds(2), Duration.ofMillis(20),
            Duration.ofMillis(100), Duration.ZERO, 25, 3);
    /// Records after which shards are closed.
    public static final int ROLL = 250;

    private SampleTotals() {}

    static Item point(Key key, long map) {
        return POINTS.itemOf(key).with("map", Value.of(map));
    }
}
