package dev.millrace.view;

import java.util.HashMap;
import java.util.Map;

/// What a fact adds to one view item: amounts per counter, and what it offers as first and last
/// values. All attributes are flat and top-level (`Views`, `h#07`, `b#Firefox`).
public final class Tally {
    private final Map<String, Long> sums = new HashMap<>();
    private final Map<String, Long> firsts = new HashMap<>();
    private final Map<String, Long> lasts = new HashMap<>();

    public Tally add(String counter, long amount) {
        sums.merge(counter, amount, Long::sum);
        return this;
    }

    /// Offers a value for an attribute that holds the smallest one offered.
    public Tally first(String attribute, long value) {
        firsts.merge(attribute, value, Math::min);
        return this;
    }

    /// Offers a value for an attribute that holds the largest one offered.
    public Tally last(String attribute, long value) {
        lasts.merge(attribute, value, Math::max);
        return this;
    }

    public Map<String, Long> sums() {
        return sums;
    }

    public Map<String, Long> firsts() {
        return firsts;
    }

    public Map<String, Long> lasts() {
        return lasts;
    }
}
