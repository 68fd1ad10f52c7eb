package dev.millrace.store;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import java.util.List;
import java.util.Optional;

/// What a store with real transactions runs inside each writing transaction, once, just before it
/// commits: it turns the transaction's changes into further writes that commit with them. The view
/// engine is one.
public interface Derivation {
    /// Nothing is derived.
    Derivation NONE = (changes, transaction) -> {};

    /// @param changes all changes of the transaction in their order, an item that was written
    ///            twice twice
    void derive(List<Change> changes, Transaction transaction);

    /// The open transaction: it sees its own writes. Its writes may touch the engine's attributes,
    /// are metered as single writes of the same size, and are not handed to `derive` again.
    interface Transaction {
        Optional<Item> get(String table, Key key);

        void put(String table, Item item);

        void delete(String table, Key key);

        /// All items of a partition's range, every page.
        List<Item> query(Query query);
    }
}
