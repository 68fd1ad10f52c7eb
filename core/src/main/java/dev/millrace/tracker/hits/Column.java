package dev.millrace.tracker.hits;

import java.util.List;

/// A column of a batch: its different values, and for each row which of them stands there. Work on
/// codes where you can: count or test each value once, then walk the rows.
public final class Column<T> {
    private final List<T> values;
    private final int[] codes;

    Column(List<T> values, int[] codes) {
        this.values = List.copyOf(values);
        this.codes = codes;
    }

    /// The different values, in the order of their codes.
    public List<T> values() {
        return values;
    }

    /// The place of the row's value in [#values()].
    public int code(int row) {
        return codes[row];
    }

    public T at(int row) {
        return values.get(codes[row]);
    }

    /// Shared, not copied: nobody may change it.
    int[] codes() {
        return codes;
    }
}
