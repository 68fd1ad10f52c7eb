package dev.millrace.benchmarks;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.Value;
import dev.millrace.places.PlacesTables;
import dev.millrace.places.PlacesViews;
import dev.millrace.sqlite.SqliteStore;
import dev.millrace.store.Action;
import dev.millrace.store.Capacity;
import dev.millrace.store.Derivation;
import dev.millrace.store.Path;
import dev.millrace.store.Write;
import dev.millrace.view.ViewAudit;
import dev.millrace.view.ViewEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// What it costs to keep totals of points per map and category: the view engine beside the two
/// updates a change that the tutorial's function makes, on the same embedded store. Facts cost the
/// same on both sides and are left out of the units.
///
///     arguments: points, points of the tutorial's way (a sample), folder
public final class PointTotals {
    private static final int MAPS = 1000;
    private static final int BATCH = 25_000;
    private static final int SEED = 7;

    private PointTotals() {}

    /// @param units write units of the totals alone
    /// @param seconds of everything, the facts included
    public record Run(String name, long changes, double units, double seconds) {
        double unitsPerChange() {
            return units / changes;
        }

        double changesPerSecond() {
            return changes / seconds;
        }

        @Override
        public String toString() {
            return "%s: %d changes, %.4f units a change, %.0f changes a second".formatted(name,
                    changes, unitsPerChange(), changesPerSecond());
        }
    }

    public static void main(String[] args) throws IOException {
        java.nio.file.Path folder = java.nio.file.Path.of(args[2]);
        Run engine = engine(Integer.parseInt(args[0]), Files.createTempDirectory(folder, "engine"));
        System.out.println(engine);
        Run function = function(Integer.parseInt(args[1]),
                Files.createTempDirectory(folder, "function"));
        System.out.println(function);
        System.out.printf("%.1f times fewer units, %.1f times the speed%n",
                function.unitsPerChange() / engine.unitsPerChange(),
                engine.changesPerSecond() / function.changesPerSecond());
    }

    private static Run engine(int points, java.nio.file.Path folder) {
        ViewEngine engine = new ViewEngine(PlacesViews.all());
        try (SqliteStore store = SqliteStore.open(folder, engine)) {
            PlacesTables.all().forEach(store.tables()::create);
            ViewAudit audit = new ViewAudit(store, engine);
            putMaps(store);
            double before = totals(store);
            double seconds = timed(points, batch -> store.putAll(PlacesTables.POINT, batch));
            Run run = new Run("view engine", points, totals(store) - before, seconds);
            require(audit.verify("map-summary").holds());
            return run;
        }
    }

    /// The facts in the same batches, and then for each of them what the function does.
    private static Run function(int points, java.nio.file.Path folder) {
        try (SqliteStore store = SqliteStore.open(folder, Derivation.NONE)) {
            store.tables().create(PlacesTables.MAP_SCHEMA.withEngineAttributes());
            store.tables().create(PlacesTables.POINT_SCHEMA);
            putMaps(store);
            double before = totals(store);
            double seconds = timed(points, batch -> {
                store.putAll(PlacesTables.POINT, batch);
                batch.forEach(point -> count(store, point));
            });
            return new Run("two updates a change", points, totals(store) - before, seconds);
        }
    }

    private static void count(SqliteStore store, Item point) {
        Key map = Key.of(point.text(PlacesTables.MAP_ID).orElseThrow());
        String category = point.text(PlacesTables.CATEGORY).orElseThrow();
        store.write(Write.update(PlacesTables.MAP, map)
                .also(new Action.SetIfAbsent(Path.of(PlacesTables.CATEGORY_COUNTS),
                        new Value.Mapping(Map.of()))));
        store.write(Write.update(PlacesTables.MAP, map)
                .add(PlacesTables.TOTAL_POINTS, 1)
                .also(new Action.Add(Path.of(PlacesTables.CATEGORY_COUNTS, category),
                        Value.of(1))));
    }

    private static void putMaps(SqliteStore store) {
        List<Item> maps = new ArrayList<>();
        for (int i = 0; i < MAPS; i++) {
            maps.add(PlacesTables.MAP_SCHEMA.itemOf(Key.of(map(i))).with("City", "City " + i));
        }
        store.putAll(PlacesTables.MAP, maps);
    }

    /// Seconds that storing takes, without making what is stored.
    private static double timed(int points, Consumer<List<Item>> store) {
        SplittableRandom random = new SplittableRandom(SEED);
        Zipf zipf = new Zipf(MAPS, 1.0);
        long nanos = 0;
        for (int from = 0; from < points; from += BATCH) {
            List<Item> batch = IntStream.range(from, Math.min(points, from + BATCH))
                    .mapToObj(i -> point(i, random, zipf))
                    .toList();
            long start = System.nanoTime();
            store.accept(batch);
            nanos += System.nanoTime() - start;
        }
        return nanos / 1e9;
    }

    /// Maps are as unevenly liked as places are.
    private static Item point(int number, SplittableRandom random, Zipf zipf) {
        return PlacesTables.POINT_SCHEMA
                .itemOf(Key.of(map(zipf.next(random)), "point" + number))
                .with(PlacesTables.CATEGORY, "Category " + random.nextInt(20));
    }

    private static String map(int number) {
        return "map" + number;
    }

    /// Units of every table but the one of the facts.
    private static double totals(SqliteStore store) {
        return store.tables()
                .consumed()
                .entrySet()
                .stream()
                .filter(each -> !each.getKey().equals(PlacesTables.POINT))
                .map(Map.Entry::getValue)
                .mapToDouble(Capacity::writeUnits)
                .sum();
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("the totals are wrong");
        }
    }
}
