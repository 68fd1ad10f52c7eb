package dev.millrace.view;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.store.Consistency;
import dev.millrace.store.Derivation;
import dev.millrace.store.Pages;
import dev.millrace.store.Query;
import dev.millrace.store.Store;
import java.util.List;
import java.util.Optional;

/// Reads items as they stand now: inside a transaction with its own writes, on a store with strong
/// consistency (which an index cannot give).
public interface FactReader {
    Optional<Item> get(String table, Key key);

    /// All items of the query, every page.
    List<Item> query(Query query);

    static FactReader of(Derivation.Transaction transaction) {
        return new FactReader() {
            @Override
            public Optional<Item> get(String table, Key key) {
                return transaction.get(table, key);
            }

            @Override
            public List<Item> query(Query query) {
                return transaction.query(query);
            }
        };
    }

    static FactReader of(Store store) {
        return new FactReader() {
            @Override
            public Optional<Item> get(String table, Key key) {
                return store.get(table, key, Consistency.STRONG).item();
            }

            @Override
            public List<Item> query(Query query) {
                return Pages.all(store, query.index().isEmpty() ? query.strong() : query).items();
            }
        };
    }
}
