package dev.millrace.view;

import dev.millrace.item.Item;
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

    private static Stream<Dependent> dependents(RecomputedView view,
            RecomputedView.Trigger<?> trigger, Change change, FactReader reader,
            Quarantine.Sink sink) {
        return Stream.of(change.before(), change.after())
                .flatMap(Optional::stream)
                .flatMap(image -> keys(view, trigger, image, change, reader, sink).stream())
                .map(key -> new Dependent(view, key));
    }

    private static <T> Collection<Key> keys(RecomputedView view,
            RecomputedView.Trigger<T> trigger, Item image, Change change, FactReader reader,
            Quarantine.Sink sink) {
        try {
            return List.copyOf(trigger.dependents()
                    .apply(trigger.source().reader().apply(image), reader));
        } catch (StoreException failed) {
            throw failed;
        } catch (RuntimeException reason) {
            sink.keep(Quarantine.Entry.of(view, change, reason));
            return List.of();
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
