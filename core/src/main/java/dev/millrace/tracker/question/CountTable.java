package dev.millrace.tracker.question;

import dev.millrace.item.Utf8;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Counts by value of one dimension.
///
/// @param other what was counted of values that have no row of their own
record CountTable(Map<String, Count> rows, Count other) {
    static final CountTable EMPTY = new CountTable(Map.of(), Count.ZERO);
    private static final Comparator<Map.Entry<String, Count>> LARGEST_FIRST = Comparator
            .comparingLong((Map.Entry<String, Count> row) -> row.getValue().count())
            .reversed()
            .thenComparing(Map.Entry::getKey, Utf8.ORDER);

    CountTable {
        rows = Map.copyOf(rows);
    }

    CountTable plus(CountTable more) {
        Map<String, Count> sum = new HashMap<>(rows);
        more.rows.forEach((value, count) -> sum.merge(value, count, Count::plus));
        return new CountTable(sum, other.plus(more.other));
    }

    /// The largest rows first; of equal ones, in the order of their values.
    List<Map.Entry<String, Count>> largest(int limit) {
        return rows.entrySet().stream().sorted(LARGEST_FIRST).limit(limit).toList();
    }

    long total() {
        return other.count() + rows.values().stream().mapToLong(Count::count).sum();
    }

    /// Counts one day's lines.
    static final class Builder {
        private final Map<String, Long> counts = new HashMap<>();
        private final Map<String, Set<Long>> visitors = new HashMap<>();

        void add(String value, long visitor) {
            counts.merge(value, 1L, Long::sum);
            Set<Long> seen = visitors.computeIfAbsent(value, _ -> new HashSet<>());
            if (visitor != 0) {
                seen.add(visitor);
            }
        }

        /// The table with at most so many rows, the largest; the rest is `other`.
        CountTable build(int limit) {
            Map<String, Count> all = new HashMap<>();
            counts.forEach((value, count) -> all.put(value, count(value, count)));
            if (all.size() <= limit) {
                return new CountTable(all, Count.ZERO);
            }
            Map<String, Count> kept = new HashMap<>();
            new CountTable(all, Count.ZERO).largest(limit)
                    .forEach(row -> kept.put(row.getKey(), row.getValue()));
            return new CountTable(kept, other(kept.keySet()));
        }

        private Count count(String value, long count) {
            return new Count(count, visitors.getOrDefault(value, Set.of()).size());
        }

        private Count other(Set<String> kept) {
            long count = 0;
            Set<Long> seen = new HashSet<>();
            for (Map.Entry<String, Long> row : counts.entrySet()) {
                if (!kept.contains(row.getKey())) {
                    count += row.getValue();
                    seen.addAll(visitors.getOrDefault(row.getKey(), Set.of()));
                }
            }
            return new Count(count, seen.size());
        }
    }
}
