package dev.millrace.sqlite;

import dev.millrace.item.TableSchema;
import dev.millrace.store.NoSuchTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/// The tables of a database, remembered once read. Another process may drop a table meanwhile;
/// whoever finds it gone tells [#forget()].
final class Catalog {
    private final JsonMapper json = new JsonMapper();
    private final Map<String, StoredTable> known = new ConcurrentHashMap<>();
    /// Whether the open transaction made or dropped tables.
    private volatile boolean changing;

    /// @throws NoSuchTable where there is none of that name
    StoredTable table(Session session, String name) {
        StoredTable table = known.get(name);
        return table != null ? table : read(session, name);
    }

    Optional<StoredTable> find(Session session, String name) throws SQLException {
        try (ResultSet rows = session.statement(
                "SELECT number, schema FROM tables WHERE name = ?", name).executeQuery()) {
            return rows.next()
                    ? Optional.of(StoredTable.of(rows.getLong(1),
                            json.readValue(rows.getString(2), TableSchema.class)))
                    : Optional.empty();
        }
    }

    List<String> names(Session session) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = session.statement("SELECT name FROM tables ORDER BY name")
                .executeQuery()) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    void add(Session session, TableSchema schema) throws SQLException {
        changing = true;
        session.update("INSERT INTO tables (name, schema) VALUES (?, ?)", schema.name(),
                json.writeValueAsString(schema));
        StoredTable table = find(session, schema.name()).orElseThrow();
        session.run(table.creation().toArray(String[]::new));
    }

    /// Stores another declaration of a table that has the same shape.
    void change(Session session, TableSchema schema) throws SQLException {
        changing = true;
        session.update("UPDATE tables SET schema = ? WHERE name = ?",
                json.writeValueAsString(schema), schema.name());
        forget();
    }

    void remove(Session session, StoredTable table) throws SQLException {
        changing = true;
        session.run(table.removal().toArray(String[]::new));
        session.update("DELETE FROM tables WHERE number = ?", table.number());
        forget();
    }

    /// Forgets what a transaction that is over may have made wrong.
    void ended() {
        if (changing) {
            changing = false;
            forget();
        }
    }

    void forget() {
        known.clear();
    }

    private StoredTable read(Session session, String name) {
        StoredTable table = Failure.translated(() -> find(session, name))
                .orElseThrow(() -> new NoSuchTable(name));
        known.put(name, table);
        return table;
    }
}
