package dev.millrace.testkit;

import dev.millrace.item.Item;
import dev.millrace.item.TableSchema;
import dev.millrace.store.Capacity;
import dev.millrace.store.Cursor;
import dev.millrace.store.Page;
import dev.millrace.store.Tables;
import dev.millrace.store.local.Limits;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Administration of the tables in memory. What it does stays, even if it was done inside a
/// transaction that is rolled back.
final class MemoryTables implements Tables {
    private final MemoryStore store;
    private final MemoryRows rows;

    MemoryTables(MemoryStore store, MemoryRows rows) {
        this.store = store;
        this.rows = rows;
    }

    @Override
    public boolean create(TableSchema schema) {
        Limits.checkSchema(schema);
        return store.locked(() -> {
            Optional<MemoryTable> old = Optional.ofNullable(rows.tables().get(schema.name()));
            old.ifPresent(table -> Limits.checkSameShape(table.schema(), schema));
            rows.tables()
                    .put(schema.name(), old.map(table -> table.declaredAs(schema))
                            .orElseGet(() -> new MemoryTable(schema)));
            return old.isEmpty();
        });
    }

    @Override
    public List<String> list() {
        return store.locked(() -> List.copyOf(rows.tables().keySet()));
    }

    @Override
    public Description describe(String table) {
        return store.locked(() -> {
            List<Item> items = rows.table(table).all();
            long bytes = items.stream().mapToLong(Item::size).sum();
            return new Description(rows.schema(table), items.size(), bytes);
        });
    }

    @Override
    public void drop(String table) {
        store.locked(() -> {
            rows.table(table);
            store.forgetStream(table);
            return rows.tables().remove(table);
        });
    }

    @Override
    public Page scan(String table, Optional<Cursor> after, int limit) {
        return store.locked(() -> store.charged(table, rows.table(table).scan(after, limit)));
    }

    @Override
    public Map<String, Capacity> consumed() {
        return store.locked(rows::consumed);
    }
}
