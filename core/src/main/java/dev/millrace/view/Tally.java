package dev.millrace.view;

import dev.millrace.item.Value;
import java.util.HashMap;
import java.util.Map;

/// What facts add to one view item: amounts per counter, and what they offer as first, last and
/// latest values. All attributes are flat and top-level (`Views`, `h#07`, `b#Firefox`), but for
/// counters in a map, which is what a table that others defined may need.
public final class Tally {
    private final Contributions owner;
    private final Map<String, Amount> amounts = new HashMap<>();
    private final Map<String, Extreme> extremes = new HashMap<>(0);

    Tally(Contributions owner) {
        this.owner = owner;
    }

    public Tally add(String counter, long amount) {
        Amount sum = amounts.get(counter);
        if (sum == null) {
            sum = new Amount();
            amounts.put(counter, sum);
        }
        sum.value += owner.retracting() ? -amount : amount;
        return this;
    }

    /// Adds to a counter inside an attribute that is a map.
    public Tally addInMap(String attribute, String counter, long amount) {
        return add(CounterName.inMap(attribute, counter), amount);
    }

    /// Offers a value for an attribute that holds the smallest one offered.
    public Tally first(String attribute, long value) {
        return offer(Extreme.Kind.FIRST, attribute, Offer.of(Value.of(value)));
    }

    /// Offers a value for an attribute that holds the largest one offered.
    public Tally last(String attribute, long value) {
        return offer(Extreme.Kind.LAST, attribute, Offer.of(Value.of(value)));
    }

    /// Offers attributes that are kept together with the greatest order value offered. All offers
    /// for one order attribute must bring the same attributes (`Value.Nothing` where one has none)
    /// and order values of one type, string or number. Of equal order values the attributes decide.
    public Tally latest(String orderAttribute, Value order, Map<String, Value> attributes) {
        return offer(Extreme.Kind.LAST, orderAttribute, new Offer(order, attributes));
    }

    /// Amounts by counter.
    public Map<String, Long> sums() {
        Map<String, Long> sums = new HashMap<>();
        amounts.forEach((name, amount) -> sums.put(name, amount.value));
        return sums;
    }

    /// The smallest values offered, by attribute.
    public Map<String, Long> firsts() {
        return offered(Extreme.Kind.FIRST);
    }

    /// The largest values offered, by attribute.
    public Map<String, Long> lasts() {
        return offered(Extreme.Kind.LAST);
    }

    Map<String, Amount> amounts() {
        return amounts;
    }

    Map<String, Extreme> extremes() {
        return extremes;
    }

    /// Whether nothing is added, offered or taken back.
    boolean isEmpty() {
        return extremes.isEmpty() && isZero();
    }

    /// Whether what is taken back is what is offered, and the amounts are zero.
    boolean isIdle() {
        return isZero() && extremes.values().stream().allMatch(Extreme::isIdle);
    }

    /// Adds what another tally gathered.
    void absorb(Tally other) {
        absorbAmounts(other);
        absorbExtremes(other);
    }

    void absorbAmounts(Tally other) {
        other.amounts.forEach((name,
                amount) -> amounts.computeIfAbsent(name, _ -> new Amount()).value += amount.value);
    }

    void absorbExtremes(Tally other) {
        other.extremes.forEach((name, extreme) -> extremes
                .computeIfAbsent(name, _ -> new Extreme(extreme.kind(), extreme.view()))
                .absorb(extreme));
    }

    /// The same under other names: all with this before them.
    Tally renamed(String prefix) {
        Tally renamed = new Tally(owner);
        amounts.forEach((name, amount) -> renamed.amounts.put(prefix + name, amount));
        extremes.forEach((name, extreme) -> renamed.extremes.put(prefix + name,
                extreme.renamed(prefix)));
        return renamed;
    }

    private boolean isZero() {
        return amounts.values().stream().allMatch(each -> each.value == 0);
    }

    private Tally offer(Extreme.Kind kind, String attribute, Offer offer) {
        Extreme extreme = extremes.get(attribute);
        if (extreme == null) {
            owner.requireRequery();
            extreme = new Extreme(kind, owner.view());
            extremes.put(attribute, extreme);
        }
        extreme.meet(offer, owner.retracting());
        return this;
    }

    private Map<String, Long> offered(Extreme.Kind kind) {
        Map<String, Long> values = new HashMap<>();
        extremes.forEach((name, extreme) -> extreme.offered()
                .filter(_ -> extreme.kind() == kind)
                .map(Offer::order)
                .ifPresent(order -> values.put(name, ((Value.Num) order).asLong())));
        return values;
    }

    /// A sum in the making.
    static final class Amount {
        long value;
    }
}
