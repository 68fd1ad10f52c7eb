package dev.millrace.sqlite;

import dev.millrace.item.TableSchema;
import dev.millrace.store.Capacity;
import dev.millrace.store.Cursor;
import dev.millrace.store.NoSuchTable;
import dev.millrace.store.Page;
import dev.millrace.store.Tables;
import dev.millrace.store.local.Limits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Administration of the tables in a database.
final class SqliteTables implements Tables {
    private final Catalog catalog;
    private final Writer writer;
    private final Readers readers;
    private final Meter meter;

    SqliteTables(Catalog catalog, Writer writer, Readers readers, Meter meter) {
        this.catalog = catalog;
        this.writer = writer;
        this.readers = readers;
        this.meter = meter;
    }

    @Override
    public boolean create(TableSchema schema) {
        Limits.checkSchema(schema);
        return !stands(schema) && writer.inUnit(_ -> make(schema));
    }

    @Override
    public List<String> list() {
        return readers.read(reading -> Failure.translated(
                () -> catalog.names(reading.session())));
    }

    @Override
    public Description describe(String table) {
        return readers.read(reading -> {
            TableSchema schema = reading.table(table).schema();
            return reading.of(table, () -> description(reading.session(), schema));
        });
    }

    @Override
    public void drop(String table) {
        writer.inUnit(_ -> Failure.translated(() -> {
            Session session = writer.reading().session();
            StoredTable stored = catalog.find(session, table)
                    .orElseThrow(() -> new NoSuchTable(table));
            catalog.remove(session, stored);
            Ledger.clear(session, table);
            return table;
        }));
    }

    @Override
    public Page scan(String table, Optional<Cursor> after, int limit) {
        Page page = readers.read(reading -> reading.scan(table, after, limit));
        meter.charge(table, page.used());
        return page;
    }

    @Override
    public Map<String, Capacity> consumed() {
        Map<String, Capacity> all = new HashMap<>(readers.read(reading -> Failure.translated(
                () -> Ledger.consumed(reading.session()))));
        meter.pending().forEach((table, used) -> all.merge(table, used, Capacity::plus));
        return all;
    }

    /// Whether the table is there just as declared, which most starts find and which needs no lock.
    private boolean stands(TableSchema schema) {
        return readers.read(reading -> found(reading.session(), schema))
                .filter(table -> table.schema().equals(schema))
                .isPresent();
    }

    /// @return whether it was made now, and not by another process just before
    private boolean make(TableSchema schema) {
        Session session = writer.reading().session();
        Optional<StoredTable> found = found(session, schema);
        Failure.translated(() -> {
            if (found.isPresent()) {
                catalog.change(session, schema);
            } else {
                catalog.add(session, schema);
                Ledger.clear(session, schema.name());
            }
        });
        return found.isEmpty();
    }

    private Optional<StoredTable> found(Session session, TableSchema schema) {
        Optional<StoredTable> found = Failure.translated(
                () -> catalog.find(session, schema.name()));
        found.ifPresent(table -> Limits.checkSameShape(table.schema(), schema));
        return found;
    }

    private static Description description(Session session, TableSchema schema)
            throws SQLException {
        try (ResultSet rows = session.statement(
                "SELECT items, bytes FROM ledger WHERE name = ?", schema.name()).executeQuery()) {
            rows.next();
            return new Description(schema, rows.getLong(1), rows.getLong(2));
        }
    }
}
