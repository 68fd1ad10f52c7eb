package dev.millrace.view;

import dev.millrace.item.Utf8;
import dev.millrace.item.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What a fact offers for an extreme: an order value, and attributes that go with it.
record Offer(Value order, Map<String, Value> attributes) implements Comparable<Offer> {
    Offer {
        attributes = Map.copyOf(attributes);
    }

    static Offer of(Value order) {
        return new Offer(order, Map.of());
    }

    /// The offer that an item holds under an order attribute: what `like` names, as it
    /// stands there.
    static Optional<Offer> in(Map<String, Value> item, String orderAttribute, Offer like) {
        return Optional.ofNullable(item.get(orderAttribute))
                .map(order -> new Offer(order, named(item, like.attributes.keySet())));
    }

    /// The same with other names of the attributes.
    Offer renamed(String prefix) {
        if (attributes.isEmpty() || prefix.isEmpty()) {
            return this;
        }
        Map<String, Value> renamed = new HashMap<>();
        attributes.forEach((name, value) -> renamed.put(prefix + name, value));
        return new Offer(order, renamed);
    }

    /// By order; offers of equal order by their attributes, so that which one wins does not depend
    /// on when it came.
    @Override
    public int compareTo(Offer other) {
        int byOrder = compare(order, other.order);
        return byOrder != 0 || attributes.equals(other.attributes)
                ? byOrder
                : text(attributes).compareTo(text(other.attributes));
    }

    private static Map<String, Value> named(Map<String, Value> item, Set<String> names) {
        if (names.isEmpty()) {
            return Map.of();
        }
        Map<String, Value> found = new HashMap<>(item);
        found.keySet().retainAll(names);
        return found;
    }

    private static int compare(Value a, Value b) {
        if (a instanceof Value.Num x && b instanceof Value.Num y) {
            return x.value().compareTo(y.value());
        }
        if (a instanceof Value.Text x && b instanceof Value.Text y) {
            return Utf8.ORDER.compare(x.value(), y.value());
        }
        throw new IllegalArgumentException(
                "order values are all strings or all numbers: " + a + ", " + b);
    }

    private static String text(Map<String, Value> attributes) {
        return new TreeMap<>(attributes).toString();
    }
}
