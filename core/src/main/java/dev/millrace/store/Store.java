package dev.millrace.store;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A store of items in tables, with DynamoDB's semantics. Every call returns the capacity it
/// consumed, by DynamoDB's own rules. Thread-safe.
///
/// Errors: [StoreException] and its kinds; an unknown table is [NoSuchTable], a broken limit of
/// DynamoDB (an item over 400 KB, an empty key) is `IllegalArgumentException`.
public interface Store extends AutoCloseable {
    /// Reads one item: half a read unit for each 4 KB begun, a whole one where strongly consistent.
    Found get(String table, Key key, Consistency consistency);

    /// One page (at most 1 MB, or the query's limit) of one partition, in the order of the
    /// sort key.
    Page query(Query query);

    /// One conditional write.
    ///
    /// @throws ConditionFailed where the condition does not hold; the item that stood there is in it
    Written write(Write write);

    /// At most 100 writes on different items, all or none, for twice the write units.
    ///
    /// @throws ConditionFailed where one condition does not hold; nothing was written
    Capacity transact(List<? extends Write> writes);

    /// Puts without conditions, in batches; whatever the service leaves unprocessed is sent again.
    Capacity putAll(String table, Collection<Item> items);

    /// Runs `work` as one unit where the store has one: SQLite runs it in one transaction, which
    /// nobody else writes into and of which nothing remains if `work` throws. DynamoDB has no such
    /// thing and just runs it. So work must be safe to cut off anywhere, and whoever needs exclusion
    /// also writes conditionally. Calls do not nest.
    <T> T together(Supplier<T> work);

    /// Makes, describes, lists and drops tables, and scans them: for operators, never for
    /// a request.
    Tables tables();

    @Override
    void close();

    /// What [#get] found.
    record Found(Optional<Item> item, Capacity used) {}

    /// What a write replaced and what it left.
    record Written(Optional<Item> before, Optional<Item> after, Capacity used) {}
}
