package dev.millrace.view;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.store.Condition;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.Consistency;
import dev.millrace.store.Pages;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// The items that say which version of each view the stored items are of.
final class ViewRegistry {
    static final String PARTITION = "VIEW";
    private static final String VERSION = "Version";
    private static final String GENERATION = "Generation";
    private static final String GAP = "Gap";
    private static final String PENDING = "Pending";
    private final Store store;

    ViewRegistry(Store store) {
        this.store = store;
    }

    /// Enters a view that is new. One without facts so far is up to date as it is; one that comes
    /// to facts that are there already is entered as version 0, which a rebuild replaces.
    void enter(View<?> view, boolean hasFacts) {
        try {
            store.write(Write.update(ViewTable.NAME, key(view.name()))
                    .set(VERSION, hasFacts ? 0 : view.version())
                    .set(GENERATION, 1)
                    .when(Condition.absent(VERSION)));
        } catch (ConditionFailed _) {
            // It is there: what it says stands until a rebuild.
        }
    }

    boolean knows(View<?> view) {
        return find(view.name()).isPresent();
    }

    /// Says that the items are of the declared version now: the last write of a rebuild.
    void rebuilt(View<?> view) {
        store.write(Write.update(ViewTable.NAME, key(view.name()))
                .set(VERSION, view.version())
                .add(GENERATION, 1)
                .remove(GAP));
    }

    /// Says that a rebuild on a stream has begun, which answers all gaps before it.
    void beginRebuild(View<?> view) {
        store.write(Write.update(ViewTable.NAME, key(view.name())).set(PENDING, 1).remove(GAP));
        release(view.name());
    }

    /// Says that a generation of the declared version is live. A gap that came while it was being
    /// built stays.
    void rebuilt(View<?> view, long generation) {
        store.write(Write.update(ViewTable.NAME, key(view.name()))
                .set(VERSION, view.version())
                .set(GENERATION, generation + 1)
                .remove(PENDING));
    }

    boolean hasGap(View<?> view) {
        return find(view.name()).orElse(Item.empty()).has(GAP);
    }

    /// Says that changes were lost.
    static Write gap(View<?> view) {
        return Write.update(ViewTable.NAME, key(view.name())).set(GAP, 1);
    }

    ViewStatus status(View<?> view) {
        Item item = find(view.name()).orElse(Item.empty());
        return new ViewStatus(view.name(), view.version(), item.number(VERSION), sources(view),
                view.table().name(), item.number(GENERATION), quarantined(view.name()),
                item.has(GAP), item.has(PENDING));
    }

    /// Empties the quarantine of a view.
    void release(String view) {
        for (Item entry : Pages.all(store, Quarantine.of(view).strong()).items()) {
            store.write(Write.delete(ViewTable.NAME, ViewTable.SCHEMA.keyOf(entry)));
        }
    }

    static boolean hasFacts(Store store, View<?> view) {
        return sourcesOf(view).anyMatch(source -> {
            AtomicBoolean found = new AtomicBoolean();
            TableSchema schema = store.tables().describe(source.table()).schema();
            Recount.scan(store, source.table(), item -> found.compareAndSet(false,
                    source.covers().test(schema.keyOf(item))));
            return found.get();
        });
    }

    private Optional<Item> find(String view) {
        return store.get(ViewTable.NAME, key(view), Consistency.STRONG).item();
    }

    private long quarantined(String view) {
        return Pages.all(store, Quarantine.of(view)).items().size();
    }

    private static String sources(View<?> view) {
        return String.join(", ", sourcesOf(view).map(Source::name).toList());
    }

    static Stream<Source<?>> sourcesOf(View<?> view) {
        return switch (view) {
            case FactView<?> folded -> Stream.of(folded.source());
            case RecomputedView computed -> computed.triggers()
                    .stream()
                    .map(
                            RecomputedView.Trigger::source);
        };
    }

    private static Key key(String view) {
        return Key.of(PARTITION, view);
    }
}
