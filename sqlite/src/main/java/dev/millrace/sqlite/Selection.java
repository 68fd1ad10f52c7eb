package dev.millrace.sqlite;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.sqlite.StoredTable.StoredIndex;
import dev.millrace.store.Cursor;
import dev.millrace.store.Query;
import dev.millrace.store.SortRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A SELECT of keys and bodies in the order of a query. It has one condition at each end of the
/// range: the cursor stands in for the end where the page before began, since SQLite seeks by one
/// condition and only filters by a second.
final class Selection {
    private final StringBuilder sql = new StringBuilder();
    private final List<String> parameters = new ArrayList<>();

    private Selection(String start) {
        sql.append(start);
    }

    static Selection of(StoredTable table, Query query) {
        return query.index()
                .map(name -> ofIndex(table, table.index(name), query))
                .orElseGet(() -> ofTable(table, query));
    }

    static Selection ofScan(StoredTable table, Optional<Cursor> after) {
        Selection all = new Selection("SELECT pk, sk, body FROM " + table.items());
        after.ifPresent(cursor -> {
            Key key = table.schema().keyOf(cursor.keys());
            all.sql.append(" WHERE (pk, sk) > (?, ?)");
            all.parameters.addAll(List.of(key.partition(), key.sort()));
        });
        all.sql.append(" ORDER BY pk, sk");
        return all;
    }

    String sql() {
        return sql.toString();
    }

    Object[] parameters() {
        return parameters.toArray();
    }

    private static Selection ofTable(StoredTable table, Query query) {
        Selection rows = new Selection("SELECT pk, sk, body FROM " + table.items() + " WHERE");
        rows.compare("pk = ?", query.partition());
        TableSchema schema = table.schema();
        rows.range("sk", query);
        query.after()
                .ifPresent(cursor -> rows.compare("AND sk " + beyond(query) + " ?",
                        schema.keyOf(cursor.keys()).sort()));
        rows.sql.append(" ORDER BY sk").append(direction(query));
        return rows;
    }

    private static Selection ofIndex(StoredTable table, StoredIndex index, Query query) {
        Selection rows = new Selection("SELECT i.pk, i.sk, t.body FROM " + index.rows()
                + " i CROSS JOIN " + table.items() + " t ON t.pk = i.pk AND t.sk = i.sk WHERE");
        rows.compare("i.ipk = ?", query.partition());
        rows.range("i.isk", query);
        query.after().ifPresent(cursor -> rows.beyondEntry(table, index, query, cursor.keys()));
        String direction = direction(query);
        rows.sql.append(" ORDER BY i.isk")
                .append(direction)
                .append(", i.pk")
                .append(direction)
                .append(", i.sk")
                .append(direction);
        return rows;
    }

    private void beyondEntry(StoredTable table, StoredIndex index, Query query, Item keys) {
        Key key = table.schema().keyOf(keys);
        sql.append(" AND (i.isk, i.pk, i.sk) ").append(beyond(query)).append(" (?, ?, ?)");
        parameters.addAll(List.of(keys.text(index.schema().sortKey()).orElseThrow(),
                key.partition(), key.sort()));
    }

    private void range(String column, Query query) {
        boolean low = query.after().isEmpty() || !query.ascending();
        boolean high = query.after().isEmpty() || query.ascending();
        switch (query.range()) {
            case SortRange.All() -> {
            }
            case SortRange.Prefix(String prefix) -> {
                bound(low, column + " >= ?", Optional.of(prefix));
                bound(high, column + " < ?", afterPrefix(prefix));
            }
            case SortRange.Between(String first, String last) -> {
                bound(low, column + " >= ?", Optional.of(first));
                bound(high, column + " <= ?", Optional.of(last));
            }
            case SortRange.AtLeast(String first) -> bound(low, column + " >= ?",
                    Optional.of(first));
            case SortRange.LessThan(String end) -> bound(high, column + " < ?", Optional.of(end));
        }
    }

    private void bound(boolean wanted, String condition, Optional<String> parameter) {
        parameter.filter(_ -> wanted).ifPresent(each -> compare("AND " + condition, each));
    }

    private void compare(String condition, String parameter) {
        sql.append(' ').append(condition);
        parameters.add(parameter);
    }

    private static String beyond(Query query) {
        return query.ascending() ? ">" : "<";
    }

    private static String direction(Query query) {
        return query.ascending() ? "" : " DESC";
    }

    /// The first text, by the order of UTF-8, that is after every text with this prefix; none if
    /// the prefix is of the last code points alone.
    static Optional<String> afterPrefix(String prefix) {
        int end = prefix.length();
        while (end > 0) {
            int last = prefix.codePointBefore(end);
            end -= Character.charCount(last);
            if (last < Character.MAX_CODE_POINT) {
                int next = last + 1 == Character.MIN_SURROGATE
                        ? Character.MAX_SURROGATE + 1
                        : last + 1;
                return Optional.of(prefix.substring(0, end) + Character.toString(next));
            }
        }
        return Optional.empty();
    }
}
