package dev.millrace.store.local;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.store.Capacity;
import dev.millrace.store.Change;
import dev.millrace.store.NoSuchTable;
import dev.millrace.store.Page;
import dev.millrace.store.Query;
import java.util.Optional;

/// What a store keeps, as its open writing transaction sees it.
public interface Rows {
    /// @throws NoSuchTable where there is none of that name
    TableSchema schema(String table);

    Optional<Item> get(String table, Key key);

    Page query(Query query);

    /// Stores what the change left, in the table and its indexes.
    void apply(Change change, Sizes sizes);

    /// Remembers capacity consumed, whether or not the transaction commits.
    void charge(String table, Capacity used);
}
