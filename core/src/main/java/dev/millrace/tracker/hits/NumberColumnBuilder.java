package dev.millrace.tracker.hits;

import com.carrotsearch.hppc.LongIntHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;

/// Makes a [Column] of numbers, of which only the different ones become objects.
final class NumberColumnBuilder {
    private final LongIntHashMap codeOf = new LongIntHashMap();
    private final int[] codes;
    private int rows;
    private long[] values = new long[16];

    NumberColumnBuilder(int capacity) {
        codes = new int[capacity];
    }

    void add(long value) {
        int next = codeOf.size();
        int code = codeOf.getOrDefault(value, next);
        if (code == next) {
            codeOf.put(value, code);
            keep(value, code);
        }
        codes[rows] = code;
        rows++;
    }

    <T> Column<T> build(LongFunction<T> asObject) {
        List<T> objects = new ArrayList<>(codeOf.size());
        for (int code = 0; code < codeOf.size(); code++) {
            objects.add(asObject.apply(values[code]));
        }
        return new Column<>(objects, codes);
    }

    private void keep(long value, int code) {
        if (code == values.length) {
            values = Arrays.copyOf(values, 2 * code);
        }
        values[code] = value;
    }
}
