package dev.millrace.sqlite;

import dev.millrace.item.IndexSchema;
import dev.millrace.item.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A table of items as it lies in the database, and the statements for it.
///
///     items_1(pk, sk, body)          each item once, in the order of its key
///     index_1_0(ipk, isk, pk, sk)    the items of the first secondary index, by its keys
///     expiry_1(at, pk, sk)           items with a time to live, by when it ends
///
/// All without row ids, so that an item lies beside its key. The number of a table is never used
/// again, so that a session which knows an old table of the same name fails rather than errs.
record StoredTable(long number, TableSchema schema, String items, String get, String put,
        String delete, List<StoredIndex> indexes) {

    static StoredTable of(long number, TableSchema schema) {
        String items = "items_" + number;
        return new StoredTable(number, schema, items,
                "SELECT body FROM " + items + " WHERE pk = ? AND sk = ?",
                "INSERT INTO " + items + " (pk, sk, body) VALUES (?, ?, ?)"
                        + " ON CONFLICT DO UPDATE SET body = excluded.body",
                "DELETE FROM " + items + " WHERE pk = ? AND sk = ?",
                IntStream.range(0, schema.indexes().size())
                        .mapToObj(i -> StoredIndex.of("index_" + number + "_" + i,
                                schema.indexes().get(i)))
                        .toList());
    }

    String expiry() {
        return "expiry_" + number;
    }

    List<String> creation() {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE " + items + " (pk TEXT NOT NULL, sk TEXT NOT NULL,"
                + " body BLOB NOT NULL, PRIMARY KEY (pk, sk)) WITHOUT ROWID");
        indexes.forEach(index -> statements.add("CREATE TABLE " + index.rows()
                + " (ipk TEXT NOT NULL, isk TEXT NOT NULL, pk TEXT NOT NULL, sk TEXT NOT NULL,"
                + " PRIMARY KEY (ipk, isk, pk, sk)) WITHOUT ROWID"));
        schema.ttlAttribute()
                .ifPresent(_ -> statements.add("CREATE TABLE " + expiry()
                        + " (at INTEGER NOT NULL, pk TEXT NOT NULL, sk TEXT NOT NULL,"
                        + " PRIMARY KEY (at, pk, sk)) WITHOUT ROWID"));
        return statements;
    }

    List<String> removal() {
        List<String> statements = new ArrayList<>();
        statements.add("DROP TABLE " + items);
        indexes.forEach(index -> statements.add("DROP TABLE " + index.rows()));
        schema.ttlAttribute().ifPresent(_ -> statements.add("DROP TABLE " + expiry()));
        return statements;
    }

    StoredIndex index(String name) {
        return indexes.stream()
                .filter(each -> each.schema().name().equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException(
                        "table " + schema.name() + " has no index " + name));
    }

    /// A secondary index.
    ///
    /// @param rows its table
    record StoredIndex(IndexSchema schema, String rows, String put, String delete) {
        static StoredIndex of(String rows, IndexSchema schema) {
            return new StoredIndex(schema, rows,
                    "INSERT INTO " + rows + " (ipk, isk, pk, sk) VALUES (?, ?, ?, ?)",
                    "DELETE FROM " + rows + " WHERE ipk = ? AND isk = ? AND pk = ? AND sk = ?");
        }
    }
}
