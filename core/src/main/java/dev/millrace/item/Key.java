package dev.millrace.item;

import java.util.Comparator;

/// The primary key of an item: a partition key and, where the table has one, a sort key, both
/// strings. A table without sort keys has `""` there, which DynamoDB allows as no key's value.
public record Key(String partition, String sort) implements Comparable<Key> {
    private static final Comparator<Key> ORDER = Comparator.comparing(Key::partition, Utf8.ORDER)
            .thenComparing(Key::sort, Utf8.ORDER);

    public Key {
        if (partition.isEmpty()) {
            throw new IllegalArgumentException("a partition key is never empty");
        }
    }

    public static Key of(String partition) {
        return new Key(partition, "");
    }

    public static Key of(String partition, String sort) {
        return new Key(partition, sort);
    }

    /// As a record's own, which is slower where the compiler has not got to it.
    @Override
    public boolean equals(Object other) {
        return other instanceof Key that && sort.equals(that.sort)
                && partition.equals(that.partition);
    }

    @Override
    public int hashCode() {
        return 31 * partition.hashCode() + sort.hashCode();
    }

    @Override
    public int compareTo(Key other) {
        return ORDER.compare(this, other);
    }
}
