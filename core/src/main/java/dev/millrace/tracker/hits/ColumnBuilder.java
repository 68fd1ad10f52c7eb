package dev.millrace.tracker.hits;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes a [Column] value by value. Values that come twice in a row, and instances that are shared,
/// are found without comparing their contents.
final class ColumnBuilder<T> {
    private final Map<T, Integer> codeOf = new HashMap<>();
    private final List<T> values = new ArrayList<>();
    private final int[] codes;
    private int rows;

    ColumnBuilder(int capacity) {
        codes = new int[capacity];
    }

    void add(T value) {
        codes[rows] = code(value);
        rows++;
    }

    @SuppressWarnings("ReferenceEquality") // the shortcut for a shared instance
    private int code(T value) {
        if (rows > 0) {
            int last = codes[rows - 1];
            if (values.get(last) == value) {
                return last;
            }
        }
        Integer known = codeOf.putIfAbsent(value, values.size());
        if (known != null) {
            return known;
        }
        values.add(value);
        return values.size() - 1;
    }

    Column<T> build() {
        return new Column<>(values, codes);
    }
}
