package dev.millrace.view;

import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/// A view whose items are computed anew from a few items whenever one of those changed.
///
/// @param attributes what it keeps on its items; one that a computation does not give is removed
public record RecomputedView(
        View.Name declaration,
        TableSchema table,
        List<Trigger<?>> triggers,
        Set<String> attributes,
        Computation computation) implements View<Void> {

    public RecomputedView {
        triggers = List.copyOf(triggers);
        attributes = Set.copyOf(attributes);
    }

    @Override
    public String name() {
        return declaration.name();
    }

    @Override
    public int version() {
        return declaration.version();
    }

    /// What one item of the view holds, from items read through the reader alone.
    @FunctionalInterface
    public interface Computation {
        Map<String, Value> of(Key viewItem, FactReader reader);
    }

    /// Which items of the view depend on a fact of this source. A change of a fact whose two images
    /// read as equal recomputes nothing, so a source must read all that the computation takes
    /// from it.
    public record Trigger<T>(
            Source<T> source, BiFunction<T, FactReader, ? extends Collection<Key>> dependents) {}

    /// A recomputed view that is being declared.
    public record Declaration(View.Name name, TableSchema table, List<Trigger<?>> triggers) {
        public <T> Declaration when(Source<T> source,
                BiFunction<T, FactReader, ? extends Collection<Key>> dependents) {
            List<Trigger<?>> more = new ArrayList<>(triggers);
            more.add(new Trigger<>(source, dependents));
            return new Declaration(name, table, more);
        }

        public RecomputedView as(Set<String> attributes, Computation computation) {
            return new RecomputedView(name, table, triggers, attributes, computation);
        }
    }
}
