package dev.millrace.view;

import dev.millrace.item.Key;
import dev.millrace.store.Store;
import java.util.List;
import java.util.function.Predicate;

/// What an operator does with views: lists them, compares one with its facts, builds one anew.
///
/// The comparison scans the table of the facts and that of the view, and holds the view in memory.
/// Where raw facts expire, the items whose facts may be gone must be left out, by their keys.
public final class ViewAudit {
    private final Store store;
    private final ViewEngine engine;
    private final ViewRegistry registry;

    /// Makes the engine's own table where it is absent, and enters views that are new. The tables
    /// of the views' sources must be there.
    public ViewAudit(Store store, ViewEngine engine) {
        this.store = store;
        this.engine = engine;
        this.registry = new ViewRegistry(store);
        store.tables().create(ViewTable.SCHEMA);
        engine.views()
                .stream()
                .filter(view -> !registry.knows(view))
                .forEach(
                        view -> registry.enter(view, ViewRegistry.hasFacts(store, view)));
    }

    public List<ViewStatus> list() {
        return engine.views().stream().map(registry::status).toList();
    }

    /// What a comparison found. With a rebuild pending, differences are to be expected.
    public record Verification(ViewStatus status, List<Difference> differences) {
        public boolean holds() {
            return differences.isEmpty() && !status.needsRebuild() && status.quarantined() == 0;
        }
    }

    public Verification verify(String view) {
        return verify(view, _ -> true);
    }

    /// Compares those items of a view whose keys are within.
    public Verification verify(String name, Predicate<Key> within) {
        View<?> view = engine.view(name);
        return store.together(() -> new Verification(registry.status(view),
                differences(view, within)));
    }

    /// Builds a view anew from its facts, in one transaction; returns how many attributes were
    /// wrong. Only for a store that runs this engine inside its transactions.
    public int rebuild(String view) {
        return rebuild(view, _ -> true);
    }

    /// Builds those items of a view anew whose keys are within.
    ///
    /// The writes are the engine's, so they are handed to it, and it makes them when it sees the
    /// change of the registry that ends the rebuild, in the same transaction.
    public int rebuild(String name, Predicate<Key> within) {
        View<?> view = engine.view(name);
        List<Difference> wrong;
        boolean left;
        try {
            wrong = store.together(() -> replaced(view, within));
        } finally {
            left = engine.unstage(view);
        }
        if (left) {
            throw new IllegalStateException("this store does not run the view engine inside its"
                    + " transactions, so " + name + " was not rebuilt");
        }
        return wrong.size();
    }

    private List<Difference> replaced(View<?> view, Predicate<Key> within) {
        List<Difference> differences = differences(view, within);
        registry.release(view.name());
        engine.stage(view, differences);
        registry.rebuilt(view);
        return differences;
    }

    private List<Difference> differences(View<?> view, Predicate<Key> within) {
        return Difference.in(store, engine, view.table())
                .stream()
                .filter(each -> each.view().map(view.name()::equals).orElse(true))
                .filter(each -> within.test(each.key()))
                .toList();
    }
}
