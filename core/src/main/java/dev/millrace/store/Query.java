package dev.millrace.store;

import java.util.Optional;
import java.util.Set;

/// A query of one partition of a table or of one of its indexes.
///
/// @param index name of a global secondary index, empty for the table itself
/// @param ascending in the order of the sort key, or else against it
/// @param limit items at most in one page; 0 for as many as 1 MB holds
/// @param projection attributes wanted, empty for all; it saves transfer, not read units
/// @param after where the page before ended, empty for the first page
public record Query(
        String table,
        Optional<String> index,
        String partition,
        SortRange range,
        boolean ascending,
        int limit,
        Set<String> projection,
        Optional<Cursor> after,
        Consistency consistency) {

    public Query {
        projection = Set.copyOf(projection);
    }

    /// All of a partition, eventually consistent, in ascending order.
    public static Query of(String table, String partition) {
        return new Query(table, Optional.empty(), partition, SortRange.ALL, true, 0, Set.of(),
                Optional.empty(), Consistency.EVENTUAL);
    }

    public Query index(String name) {
        return new Query(table, Optional.of(name), partition, range, ascending, limit, projection,
                after,
                consistency);
    }

    public Query range(SortRange wanted) {
        return new Query(table, index, partition, wanted, ascending, limit, projection, after,
                consistency);
    }

    public Query descending() {
        return new Query(table, index, partition, range, false, limit, projection, after,
                consistency);
    }

    public Query limit(int items) {
        return new Query(table, index, partition, range, ascending, items, projection, after,
                consistency);
    }

    public Query only(String... attributes) {
        return new Query(table, index, partition, range, ascending, limit, Set.of(attributes),
                after,
                consistency);
    }

    public Query after(Optional<Cursor> cursor) {
        return new Query(table, index, partition, range, ascending, limit, projection, cursor,
                consistency);
    }

    public Query strong() {
        return new Query(table, index, partition, range, ascending, limit, projection, after,
                Consistency.STRONG);
    }
}
