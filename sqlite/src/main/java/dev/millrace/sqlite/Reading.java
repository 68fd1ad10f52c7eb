package dev.millrace.sqlite;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.store.Cursor;
import dev.millrace.store.NoSuchTable;
import dev.millrace.store.Page;
import dev.millrace.store.Query;
import dev.millrace.store.local.PageBuilder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// Reads items through one session.
final class Reading {
    private final Session session;
    private final Catalog catalog;

    Reading(Session session, Catalog catalog) {
        this.session = session;
        this.catalog = catalog;
    }

    Session session() {
        return session;
    }

    StoredTable table(String name) {
        return catalog.table(session, name);
    }

    Optional<Item> get(String name, Key key) {
        StoredTable table = table(name);
        return of(name, () -> {
            try (ResultSet rows = session.statement(table.get(), key.partition(), key.sort())
                    .executeQuery()) {
                return rows.next()
                        ? Optional.of(Bodies.decode(table.schema(), key, rows.getBytes(1)))
                        : Optional.empty();
            }
        });
    }

    Page query(Query query) {
        StoredTable table = table(query.table());
        return page(table, PageBuilder.of(table.schema(), query), Selection.of(table, query));
    }

    Page scan(String name, Optional<Cursor> after, int limit) {
        StoredTable table = table(name);
        return page(table, PageBuilder.scan(table.schema(), limit),
                Selection.ofScan(table, after));
    }

    /// Runs work on a table, which another process may have dropped since.
    <T> T of(String table, Failure.Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            if (Failure.isMissingTable(e)) {
                catalog.forget();
                throw new NoSuchTable(table);
            }
            throw Failure.of(e);
        }
    }

    private Page page(StoredTable table, PageBuilder page, Selection selection) {
        return of(table.schema().name(), () -> {
            try (ResultSet rows = session.statement(selection.sql(), selection.parameters())
                    .executeQuery()) {
                boolean room = true;
                while (room && rows.next()) {
                    room = page.offer(item(table, rows));
                }
                return page.build();
            }
        });
    }

    private static Item item(StoredTable table, ResultSet rows) throws SQLException {
        return Bodies.decode(table.schema(), new Key(rows.getString(1), rows.getString(2)),
                rows.getBytes(3));
    }
}
