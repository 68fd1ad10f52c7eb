package dev.millrace.store;

import dev.millrace.item.Utf8;

/// Which sort keys a query wants: what a key condition of DynamoDB can say. Keys are compared by
/// the bytes of their UTF-8 form.
public sealed interface SortRange {
    SortRange ALL = new All();

    boolean contains(String sortKey);

    static SortRange prefix(String prefix) {
        return prefix.isEmpty() ? ALL : new Prefix(prefix);
    }

    /// Both ends included.
    static SortRange between(String first, String last) {
        return new Between(first, last);
    }

    static SortRange atLeast(String first) {
        return new AtLeast(first);
    }

    static SortRange lessThan(String end) {
        return new LessThan(end);
    }

    static SortRange equal(String sortKey) {
        return new Between(sortKey, sortKey);
    }

    record All() implements SortRange {
        @Override
        public boolean contains(String sortKey) {
            return true;
        }
    }

    record Prefix(String prefix) implements SortRange {
        @Override
        public boolean contains(String sortKey) {
            return sortKey.startsWith(prefix);
        }
    }

    record Between(String first, String last) implements SortRange {
        @Override
        public boolean contains(String sortKey) {
            return Utf8.ORDER.compare(first, sortKey) <= 0
                    && Utf8.ORDER.compare(sortKey, last) <= 0;
        }
    }

    record AtLeast(String first) implements SortRange {
        @Override
        public boolean contains(String sortKey) {
            return Utf8.ORDER.compare(first, sortKey) <= 0;
        }
    }

    record LessThan(String end) implements SortRange {
        @Override
        public boolean contains(String sortKey) {
            return Utf8.ORDER.compare(sortKey, end) < 0;
        }
    }
}
