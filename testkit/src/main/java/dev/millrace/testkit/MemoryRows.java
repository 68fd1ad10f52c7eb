package dev.millrace.testkit;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.store.Capacity;
import dev.millrace.store.Change;
import dev.millrace.store.NoSuchTable;
import dev.millrace.store.Page;
import dev.millrace.store.Query;
import dev.millrace.store.local.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All tables in memory, with what the open transaction changed, so that it can be undone.
final class MemoryRows implements Rows {
    private final Map<String, MemoryTable> tables = new TreeMap<>();
    private final Map<String, Capacity> consumed = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();

    Map<String, MemoryTable> tables() {
        return tables;
    }

    Map<String, Capacity> consumed() {
        return Map.copyOf(consumed);
    }

    MemoryTable table(String name) {
        MemoryTable table = tables.get(name);
        if (table == null) {
            throw new NoSuchTable(name);
        }
        return table;
    }

    @Override
    public TableSchema schema(String table) {
        return table(table).schema();
    }

    @Override
    public Optional<Item> get(String table, Key key) {
        return table(table).get(key);
    }

    @Override
    public Page query(Query query) {
        return table(query.table()).query(query);
    }

    @Override
    public void apply(Change change) {
        table(change.table()).apply(change);
        changes.add(change);
    }

    @Override
    public void charge(String table, Capacity used) {
        consumed.merge(table, used, Capacity::plus);
    }

    /// Ends the transaction; returns what it changed.
    List<Change> commit() {
        List<Change> all = List.copyOf(changes);
        changes.clear();
        return all;
    }

    void rollback() {
        changes.reversed()
                .forEach(change -> table(change.table()).apply(new Change(
                        change.table(), change.key(), change.after(), change.before(),
                        change.cause())));
        changes.clear();
    }
}
