package dev.millrace.store;

import dev.millrace.item.TableSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Administration of a store's tables: for operators and start-up, never for a request.
public interface Tables {
    /// Makes the table where it is absent and waits until it can be used.
    ///
    /// @return whether it was made now
    /// @throws StoreException where a table of that name with other keys or indexes is there
    boolean create(TableSchema schema);

    List<String> list();

    /// @throws NoSuchTable where there is none of that name
    Description describe(String table);

    /// @throws NoSuchTable where there is none of that name
    void drop(String table);

    /// One page of all items of the table, in no useful order.
    Page scan(String table, Optional<Cursor> after, int limit);

    /// Capacity consumed since the store was made, by every process on it, per table.
    Map<String, Capacity> consumed();

    /// A table as it stands.
    ///
    /// @param bytes size of all items by DynamoDB's rules, indexes left out
    record Description(TableSchema schema, long items, long bytes) {}
}
