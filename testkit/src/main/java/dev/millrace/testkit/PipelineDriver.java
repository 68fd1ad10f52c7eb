package dev.millrace.testkit;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.store.ChangeStream.ChangeRecord;
import dev.millrace.store.Derivation;
import dev.millrace.store.Pages;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import dev.millrace.view.Difference;
import dev.millrace.view.FactReader;
import dev.millrace.view.Quarantine;
import dev.millrace.view.Slots;
import dev.millrace.view.StreamApplier;
import dev.millrace.view.View;
import dev.millrace.view.ViewEngine;
import dev.millrace.view.ViewTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/// Tests the views of an application without a database: pipe facts in, deliver their changes in
/// one piece, in small batches or again, move the clock, and read the views.
///
///     PipelineDriver driver = new PipelineDriver(List.of(summary), List.of(POINTS, MAPS));
///     driver.put("Point", point);
///     driver.deliver();
///     driver.repeat(1);
///     assertThat(driver.view(summary, Key.of("map-1"))).hasValueSatisfying(
///             item -> assertThat(item.number("TotalPoints")).isEqualTo(1));
///
/// Not thread-safe.
public final class PipelineDriver {
    private final HandClock clock = new HandClock(Instant.parse("2022-10-20T00:00:00Z"));
    private final MemoryStore store = new MemoryStore(clock, Derivation.NONE);
    private final ViewEngine engine;
    private final List<Delivery> deliveries;

    /// @param tables of the facts and of the views
    public PipelineDriver(List<View<?>> views, List<TableSchema> tables) {
        engine = new ViewEngine(views);
        store.tables().create(ViewTable.SCHEMA);
        tables.forEach(table -> store.tables().create(open(table)));
        StreamApplier applier = new StreamApplier(store, engine, clock);
        deliveries = tables.stream()
                .filter(TableSchema::stream)
                .map(table -> new Delivery(store.changes(table.name()), applying(applier),
                        new SplittableRandom(0)))
                .toList();
    }

    public void put(String table, Item fact) {
        store.write(Write.put(table, fact));
    }

    public void delete(String table, Key key) {
        store.write(Write.delete(table, key));
    }

    /// Moves the clock, and lets expire what expires.
    public void advance(Duration duration) {
        clock.advance(duration);
        store.expire();
    }

    /// Delivers all changes that were not delivered yet, those of views that feed other
    /// views included.
    public void deliver() {
        deliver(Integer.MAX_VALUE);
    }

    /// The same in batches of at most so many changes.
    public void deliver(int batch) {
        engine.views().forEach(_ -> deliveries.forEach(each -> each.deliverAll(batch)));
    }

    /// Delivers once more what was delivered, in batches of at most so many changes.
    public void repeat(int batch) {
        deliveries.forEach(each -> each.repeatAll(batch));
        deliver();
    }

    /// The item of a view with this key, if it is there.
    public Optional<Item> view(View<?> view, Key key) {
        return Slots.find(view.table(), key, FactReader.of(store));
    }

    /// Where a view is not what its facts make of it; empty after everything was delivered.
    public List<Difference> differences(View<?> view) {
        return Difference.between(store, store, engine, view.table());
    }

    /// The changes that a view could not digest.
    public List<Quarantine.Entry> quarantine(View<?> view) {
        return Pages.all(store, Quarantine.of(view.name()))
                .items()
                .stream()
                .map(Quarantine.Entry::of)
                .toList();
    }

    public Store store() {
        return store;
    }

    /// The table as the engine sees it: nothing in it is refused.
    private static TableSchema open(TableSchema table) {
        return new TableSchema(table.name(), table.partitionKey(), table.sortKey(),
                table.indexes(), table.ttlAttribute(), table.stream(), Set.of());
    }

    private static Delivery.Applier applying(StreamApplier applier) {
        return new Delivery.Applier() {
            @Override
            public void apply(String shard, List<ChangeRecord> batch) {
                applier.apply(shard, batch);
            }

            @Override
            public void finish(String shard) {
                applier.finish(shard);
            }
        };
    }
}
