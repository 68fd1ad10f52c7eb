package dev.millrace.testkit;

import dev.millrace.item.IndexSchema;
import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Value;
import dev.millrace.store.Consistency;
import dev.millrace.store.Derivation;
import dev.millrace.store.Page;
import dev.millrace.store.Query;
import dev.millrace.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the parts of [StoreContract] share: the store, the tables they use, and short ways to write
/// and read items.
interface StoreUnderTest {
    /// Facts, with an index that is sparse and a time-to-live.
    TableSchema FACTS = TableSchema.of("Facts", "pk", "sk")
            .withIndexes(new IndexSchema("by-author", "author", "at"))
            .withTtl("ttl");
    /// Things, without sort keys or indexes.
    TableSchema THINGS = TableSchema.of("Things", "id");
    /// Totals, some attributes of which belong to the view engine.
    TableSchema TOTALS = TableSchema.of("Totals", "id").withEngineAttributes("total", "w#*");

    /// An empty store without tables, which runs the derivation if it has real transactions.
    Store emptyStore(Derivation derivation);

    /// A store with the tables above, empty.
    default Store store() {
        return store(Derivation.NONE);
    }

    default Store store(Derivation derivation) {
        Store store = emptyStore(derivation);
        List.of(FACTS, THINGS, TOTALS).forEach(store.tables()::create);
        return store;
    }

    static Item fact(String pk, String sk) {
        return Item.of(Map.of("pk", Value.of(pk), "sk", Value.of(sk)));
    }

    static Item thing(String id) {
        return Item.of(Map.of("id", Value.of(id)));
    }

    /// A thing whose size by DynamoDB's rules is exactly so many bytes.
    static Item thing(String id, int bytes) {
        int names = "id".length() + id.length() + "data".length();
        return thing(id).with("data", "x".repeat(bytes - names));
    }

    static Optional<Item> get(Store store, String table, Key key) {
        return store.get(table, key, Consistency.STRONG).item();
    }

    static List<String> sortKeys(Page page) {
        return page.items().stream().map(item -> item.text("sk").orElseThrow()).toList();
    }

    static List<String> sortKeys(Store store, Query query) {
        return sortKeys(store.query(query));
    }
}
