package dev.millrace.dynamodb;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.store.Capacity;
import dev.millrace.store.Consistency;
import dev.millrace.store.Page;
import dev.millrace.store.Query;
import dev.millrace.store.Store;
import dev.millrace.store.Tables;
import dev.millrace.store.Write;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/// A store as the view engine uses it: its writes may touch the engine's attributes.
record ViewsStore(DynamoDbStore store) implements Store {
    @Override
    public Found get(String table, Key key, Consistency consistency) {
        return store.get(table, key, consistency);
    }

    @Override
    public Page query(Query query) {
        return store.query(query);
    }

    @Override
    public Written write(Write write) {
        return store.writeAsEngine(write);
    }

    @Override
    public Capacity transact(List<? extends Write> writes) {
        return store.transactAsEngine(writes);
    }

    @Override
    public Capacity putAll(String table, Collection<Item> items) {
        return store.putAllAsEngine(table, items);
    }

    @Override
    public <T> T together(Supplier<T> work) {
        return store.together(work);
    }

    @Override
    public Tables tables() {
        return store.tables();
    }

    @Override
    public void close() {}
}
