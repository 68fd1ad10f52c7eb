package dev.millrace.view;

import dev.millrace.item.Key;
import dev.millrace.item.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// A view that names the key of the item that a fact counts towards, and the aggregates kept there.
/// Immutable: each aggregate makes a new declaration.
public final class KeyedView<T> implements FactView<T> {
    private final View.Into<T> declaration;
    private final Function<T, ? extends Collection<Key>> keys;
    private final List<BiConsumer<T, Tally>> aggregates;
    private final boolean extremes;
    private final Optional<Requery> requery;

    KeyedView(View.Into<T> declaration, Function<T, ? extends Collection<Key>> keys) {
        this.declaration = declaration;
        this.keys = keys;
        this.aggregates = List.of();
        this.extremes = false;
        this.requery = Optional.empty();
    }

    private KeyedView(KeyedView<T> other, List<BiConsumer<T, Tally>> aggregates, boolean extremes,
            Optional<Requery> requery) {
        this.declaration = other.declaration;
        this.keys = other.keys;
        this.aggregates = List.copyOf(aggregates);
        this.extremes = extremes;
        this.requery = requery;
    }

    /// Counts the facts.
    public KeyedView<T> count(String attribute) {
        return with((_, tally) -> tally.add(attribute, 1), extremes);
    }

    /// Counts the facts by a property of theirs, each count in a top-level attribute: the prefix
    /// and the property.
    public KeyedView<T> countBy(String prefix, Function<T, String> property) {
        return with((fact, tally) -> tally.add(prefix + property.apply(fact), 1), extremes);
    }

    /// Counts the facts by a property of theirs in one attribute that is a map. On a change stream
    /// this costs one more write for the first fact of an item; prefer [#countBy].
    public KeyedView<T> countInMap(String attribute, Function<T, String> property) {
        return with((fact, tally) -> tally.addInMap(attribute, property.apply(fact), 1), extremes);
    }

    /// Adds up an amount of each fact.
    public KeyedView<T> sum(String attribute, ToLongFunction<T> amount) {
        return with((fact, tally) -> tally.add(attribute, amount.applyAsLong(fact)), extremes);
    }

    /// Keeps the smallest value of all facts.
    public KeyedView<T> first(String attribute, ToLongFunction<T> value) {
        return with((fact, tally) -> tally.first(attribute, value.applyAsLong(fact)), true);
    }

    /// Keeps the largest value of all facts.
    public KeyedView<T> last(String attribute, ToLongFunction<T> value) {
        return with((fact, tally) -> tally.last(attribute, value.applyAsLong(fact)), true);
    }

    /// Keeps attributes of the fact with the greatest order value, which is kept under
    /// `orderAttribute`; see [Tally#latest].
    public KeyedView<T> latest(String orderAttribute, Function<T, Value> order,
            View.Attributes<T> attributes) {
        return with((fact, tally) -> tally.latest(orderAttribute, order.apply(fact),
                attributes.apply(fact)), true);
    }

    /// Declares where the facts of a view item are found again, for when the fact that held an
    /// extreme has gone.
    public KeyedView<T> requeriedBy(Requery facts) {
        return new KeyedView<>(this, aggregates, extremes, Optional.of(facts));
    }

    @Override
    public View.Into<T> declaration() {
        return declaration;
    }

    @Override
    public Optional<Requery> requery() {
        return requery;
    }

    @Override
    public boolean keepsExtremes() {
        return extremes;
    }

    @Override
    public void contribute(T fact, Contributions out) {
        for (Key key : keys.apply(fact)) {
            Tally tally = out.at(key);
            for (BiConsumer<T, Tally> aggregate : aggregates) {
                aggregate.accept(fact, tally);
            }
        }
    }

    private KeyedView<T> with(BiConsumer<T, Tally> aggregate, boolean withExtremes) {
        List<BiConsumer<T, Tally>> more = new ArrayList<>(aggregates);
        more.add(aggregate);
        return new KeyedView<>(this, more, withExtremes, requery);
    }
}
