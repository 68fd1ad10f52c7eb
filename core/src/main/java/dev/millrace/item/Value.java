package dev.millrace.item;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// A value of an attribute: one of DynamoDB's types that Millrace uses.
///
/// [#size()] is the number of bytes that the value counts towards the item's size, by the rules of
/// the DynamoDB developer guide ("DynamoDB item sizes and formats").
public sealed interface Value {
    /// Bytes that this value adds to the size of its item.
    int size();

    static Text of(String text) {
        return new Text(text);
    }

    static Num of(long number) {
        return new Num(BigDecimal.valueOf(number));
    }

    static Num of(BigDecimal number) {
        return new Num(number);
    }

    static Binary of(byte[] bytes) {
        return new Binary(bytes.clone());
    }

    static Bool of(boolean truth) {
        return new Bool(truth);
    }

    /// DynamoDB's `S`.
    record Text(String value) implements Value {
        @Override
        public int size() {
            return Utf8.length(value);
        }
    }

    /// DynamoDB's `N`: at most 38 significant digits, kept without trailing zeros.
    record Num(BigDecimal value) implements Value {
        private static final int MAX_DIGITS = 38;
        private static final int LONG_DIGITS = 18;

        public Num {
            value = normal(value);
            if (value.precision() > MAX_DIGITS) {
                throw new IllegalArgumentException(
                        "a number has at most 38 significant digits: " + value);
            }
        }

        private static BigDecimal normal(BigDecimal number) {
            if (number.scale() == 0) {
                return number;
            }
            BigDecimal stripped = number.stripTrailingZeros();
            return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }

        public long asLong() {
            return value.longValueExact();
        }

        @Override
        public int size() {
            if (value.signum() == 0) {
                return 1;
            }
            int digits = value.scale() == 0
                    ? significant(value)
                    : value.precision();
            return (digits + 1) / 2 + 1 + (value.signum() < 0 ? 1 : 0);
        }

        private static int significant(BigDecimal number) {
            if (number.precision() > LONG_DIGITS) {
                return number.stripTrailingZeros().precision();
            }
            int digits = number.precision();
            for (long rest = number.longValue(); rest % 10 == 0; rest /= 10) {
                digits--;
            }
            return digits;
        }
    }

    /// DynamoDB's `B`. The bytes are shared, not copied: nobody may change them.
    @SuppressWarnings("ArrayRecordComponent")
    record Binary(byte[] value) implements Value {
        @Override
        public int size() {
            return value.length;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Binary that && Arrays.equals(value, that.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }

        @Override
        public String toString() {
            return "Binary[" + Base64.getEncoder().encodeToString(value) + "]";
        }
    }

    /// DynamoDB's `BOOL`.
    record Bool(boolean value) implements Value {
        @Override
        public int size() {
            return 1;
        }
    }

    /// DynamoDB's `NULL`.
    record Nothing() implements Value {
        @Override
        public int size() {
            return 1;
        }
    }

    /// DynamoDB's `L`.
    record Listing(List<Value> values) implements Value {
        public Listing {
            values = List.copyOf(values);
        }

        @Override
        public int size() {
            return 3 + values.stream().mapToInt(value -> value.size() + 1).sum();
        }
    }

    /// DynamoDB's `M`.
    record Mapping(Map<String, Value> values) implements Value {
        public Mapping {
            values = Map.copyOf(values);
        }

        @Override
        public int size() {
            return 3 + values.entrySet()
                    .stream()
                    .mapToInt(e -> Utf8.length(e.getKey()) + e.getValue().size() + 1)
                    .sum();
        }
    }

    /// DynamoDB's `SS`: never empty.
    record TextSet(SortedSet<String> values) implements Value {
        public TextSet {
            if (values.isEmpty()) {
                throw new IllegalArgumentException("a set of strings is never empty");
            }
            values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
        }

        @Override
        public int size() {
            return values.stream().mapToInt(Utf8::length).sum();
        }
    }
}
