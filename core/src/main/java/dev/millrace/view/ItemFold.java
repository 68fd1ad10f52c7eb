package dev.millrace.view;

import dev.millrace.item.Item;
import dev.millrace.item.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A view item into which a tally is being folded. A counter that falls to zero is left out.
final class ItemFold {
    private final Map<String, Value> attributes;
    private boolean changed;

    ItemFold(Item start) {
        attributes = new HashMap<>(start.attributes());
    }

    /// Folds all but the extremes of which the facts must be asked.
    ///
    /// @return whether facts must be asked, with [FactFold]
    boolean fold(Tally tally) {
        tally.amounts().forEach((name, amount) -> add(name, amount.value));
        return foldExtremes(tally);
    }

    /// Folds the extremes alone.
    boolean foldExtremes(Tally tally) {
        boolean ask = false;
        for (Map.Entry<String, Extreme> each : tally.extremes().entrySet()) {
            ask |= decide(each.getKey(), each.getValue());
        }
        return ask;
    }

    /// Puts an offer in place of what an extreme holds.
    void replace(String orderAttribute, Offer offer) {
        attributes.putAll(offer.attributes());
        attributes.put(orderAttribute, offer.order());
        changed = true;
    }

    /// Removes an extreme that no fact holds any more.
    void clear(String orderAttribute, Offer like) {
        attributes.keySet().removeAll(like.attributes().keySet());
        attributes.remove(orderAttribute);
        changed = true;
    }

    /// Makes the item hold these values of those attributes, and no other of them.
    void replaceAll(Set<String> owned, Map<String, Value> values) {
        owned.forEach(name -> repair(name, Optional.ofNullable(values.get(name))));
    }

    void repair(String name, Optional<Value> wanted) {
        changed |= !wanted.equals(Optional.ofNullable(attributes.get(name)));
        wanted.ifPresentOrElse(value -> attributes.put(name, value),
                () -> attributes.remove(name));
    }

    /// What becomes of an extreme as the item stands now.
    Extreme.Verdict verdict(String attribute, Extreme extreme) {
        return extreme.verdict(Offer.in(attributes, attribute, extreme.any()));
    }

    boolean changed() {
        return changed;
    }

    Item item() {
        return Item.of(attributes);
    }

    private boolean decide(String attribute, Extreme extreme) {
        return switch (verdict(attribute, extreme)) {
            case KEEP -> false;
            case TAKE_OFFER -> {
                replace(attribute, extreme.offered().orElseThrow());
                yield false;
            }
            case ASK_FACTS -> true;
        };
    }

    private void add(String name, long delta) {
        if (delta == 0) {
            return;
        }
        changed = true;
        if (CounterName.isInMap(name)) {
            addInMap(CounterName.path(name).names().getFirst(),
                    CounterName.path(name).names().getLast(), delta);
        } else {
            add(attributes, name, delta);
        }
    }

    private void addInMap(String attribute, String counter, long delta) {
        Map<String, Value> inner = new HashMap<>(
                attributes.get(attribute) instanceof Value.Mapping(Map<String, Value> values)
                        ? values
                        : Map.of());
        add(inner, counter, delta);
        attributes.put(attribute, new Value.Mapping(inner));
    }

    private static void add(Map<String, Value> counters, String name, long delta) {
        long old = counters.get(name) instanceof Value.Num number ? number.asLong() : 0;
        if (old + delta == 0) {
            counters.remove(name);
        } else {
            counters.put(name, Value.of(old + delta));
        }
    }
}
