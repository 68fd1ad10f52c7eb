package dev.millrace.view;

import dev.millrace.item.Key;
import dev.millrace.item.Value;
import dev.millrace.store.Change;
import dev.millrace.store.StoreException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The recomputed views, and which of their items depend on a change.
record Recomputations(List<RecomputedView> views) {
    Recomputations {
        views = List.copyOf(views);
    }

    boolean concern(String table, Key key) {
        return views.stream()
                .flatMap(view -> view.triggers().stream())
                .anyMatch(trigger -> takes(trigger, table, key));
    }

    Set<Dependent> dependents(List<Change> changes, FactReader reader, Quarantine.Sink sink) {
        Set<Dependent> dependents = new LinkedHashSet<>();
        for (RecomputedView view : views) {
            for (RecomputedView.Trigger<?> trigger : view.triggers()) {
                changes.stream()
                        .filter(change -> takes(trigger, change.table(), change.key()))
                        .flatMap(change -> dependents(view, trigger, change, reader, sink))
                        .forEach(dependents::add);
            }
        }
        return dependents;
    }

    private static boolean takes(RecomputedView.Trigger<?> trigger, String table, Key key) {
        return trigger.source().table().equals(table) && trigger.source().covers().test(key);
    }

    /// A change of which both images read alike concerns nobody: so a view may be fed by the table
    /// that it is kept in. The mark of a rebuild concerns all that depend on the fact.
    private static <T> Stream<Dependent> dependents(RecomputedView view,
            RecomputedView.Trigger<T> trigger, Change change, FactReader reader,
            Quarantine.Sink sink) {
        Consumer<RuntimeException> poisoned = reason -> sink
                .keep(Quarantine.Entry.of(view, change, reason));
        Optional<T> before = guarded(() -> change.before().map(trigger.source().reader()),
                poisoned);
        Optional<T> after = guarded(() -> change.after().map(trigger.source().reader()), poisoned);
        if (before.isPresent() && before.equals(after) && !isMark(change)) {
            return Stream.empty();
        }
        return Stream.of(before, after)
                .flatMap(Optional::stream)
                .flatMap(fact -> guarded(
                        () -> Optional.of(trigger.dependents().apply(fact, reader)), poisoned)
                        .stream()
                        .flatMap(Collection::stream))
                .map(key -> new Dependent(view, key));
    }

    private static boolean isMark(Change change) {
        return FactMark.of(change.before()) != FactMark.of(change.after());
    }

    private static <R> Optional<R> guarded(Supplier<Optional<R>> work,
            Consumer<RuntimeException> poisoned) {
        try {
            return work.get();
        } catch (StoreException failed) {
            throw failed;
        } catch (RuntimeException reason) {
            poisoned.accept(reason);
            return Optional.empty();
        }
    }

    /// An item of a recomputed view.
    record Dependent(RecomputedView view, Key key) {
        /// What the item shall hold, empty where that cannot be computed.
        Optional<Map<String, Value>> compute(FactReader reader, Quarantine.Sink sink) {
            try {
                return Optional.of(view.computation().of(key, reader));
            } catch (StoreException failed) {
                throw failed;
            } catch (RuntimeException reason) {
                sink.keep(new Quarantine.Entry(view.name(), view.table().name(), key,
                        reason.toString(), Optional.empty()));
                return Optional.empty();
            }
        }
    }
}
