package dev.millrace.view;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Value;
import dev.millrace.store.Change;
import dev.millrace.store.Cursor;
import dev.millrace.store.Page;
import dev.millrace.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// What the facts, as they stand now, make of all views of one table: computed from nothing, by
/// scanning. For operators and tests.
final class Recount implements Feed.Digested {
    private static final int PAGE = 1000;
    private final Store store;
    private final TableSchema table;
    private final Map<String, Contributions> byView = new HashMap<>();
    private final Map<Key, Map<String, Expected>> items = new HashMap<>();

    private Recount(Store store, TableSchema table) {
        this.store = store;
        this.table = table;
    }

    /// The attributes that each item should have, and whose they are.
    static Map<Key, Map<String, Expected>> of(Store store, ViewEngine engine, TableSchema table) {
        Recount recount = new Recount(store, table);
        List<FactView<?>> folded = engine.folded()
                .stream()
                .filter(view -> view.table().name().equals(table.name()))
                .toList();
        Feed.of(folded).forEach(recount::digest);
        recount.byView.forEach(recount::fold);
        engine.recomputations()
                .views()
                .stream()
                .filter(view -> view.table().name().equals(table.name()))
                .forEach(recount::recompute);
        return recount.items;
    }

    static void scan(Store store, String table, Consumer<Item> action) {
        Optional<Cursor> after = Optional.empty();
        do {
            Page page = store.tables().scan(table, after, PAGE);
            page.items().forEach(action);
            after = page.next();
        } while (after.isPresent());
    }

    @Override
    public void contributed(FactView<?> view, Contributions contributions) {
        byView.computeIfAbsent(view.name(), _ -> new Contributions()).absorb(contributions);
    }

    @Override
    public void poisoned(View<?> view, RuntimeException reason) {}

    private void digest(Feed<?> feed) {
        eachFact(feed.source(), (_, item) -> feed.digest(item, false, this));
    }

    private void fold(String view, Contributions contributions) {
        contributions.tallies().forEach((key, tally) -> {
            ItemFold fold = new ItemFold(Item.empty());
            fold.fold(tally);
            expect(view, key, fold.item().attributes());
        });
    }

    private void recompute(RecomputedView view) {
        Recomputations alone = new Recomputations(List.of(view));
        FactReader reader = FactReader.of(store);
        List<Change> changes = new ArrayList<>();
        for (RecomputedView.Trigger<?> trigger : view.triggers()) {
            eachFact(trigger.source(), (key, item) -> changes.add(
                    new Change(trigger.source().table(), key, Optional.empty(), Optional.of(item),
                            Change.Cause.CALLER)));
        }
        Set<Recomputations.Dependent> dependents = alone.dependents(changes, reader, _ -> {});
        dependents.forEach(dependent -> dependent.compute(reader, _ -> {})
                .ifPresent(values -> expect(view.name(), dependent.key(), values)));
    }

    private void expect(String view, Key key, Map<String, Value> values) {
        Map<String, Expected> item = items.computeIfAbsent(key, _ -> new HashMap<>());
        values.forEach((name, value) -> item.put(name, new Expected(view, value)));
    }

    private void eachFact(Source<?> source, FactAction action) {
        TableSchema schema = source.table().equals(table.name())
                ? table
                : store.tables().describe(source.table()).schema();
        scan(store, source.table(), item -> {
            Key key = schema.keyOf(item);
            if (source.covers().test(key)) {
                action.take(key, item);
            }
        });
    }

    private interface FactAction {
        void take(Key key, Item item);
    }

    /// @param view whose it is
    record Expected(String view, Value value) {}
}
