package dev.millrace.tracker.hits;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Makes a [Column] value by value. Instances that came before are found without comparing or
/// hashing their contents.
final class ColumnBuilder<T> {
    private final IdentityHashMap<T, Integer> codeOfInstance = new IdentityHashMap<>();
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

    private int code(T value) {
        Integer known = codeOfInstance.get(value);
        if (known != null) {
            return known;
        }
        int code = codeOfEqual(value);
        codeOfInstance.put(value, code);
        return code;
    }

    private int codeOfEqual(T value) {
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
