package dev.millrace.testkit;

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

/// A store that hands every call on to another one: for stores on which something is different.
/// Like DynamoDB it has no units of work.
public abstract class ForwardingStore implements Store {
    protected final Store store;

    protected ForwardingStore(Store store) {
        this.store = store;
    }

    /// Does one call of the other store.
    protected <T> T call(Supplier<T> work) {
        return work.get();
    }

    @Override
    public Found get(String table, Key key, Consistency consistency) {
        return call(() -> store.get(table, key, consistency));
    }

    @Override
    public Page query(Query query) {
        return call(() -> store.query(query));
    }

    @Override
    public Written write(Write write) {
        return call(() -> store.write(write));
    }

    @Override
    public Capacity transact(List<? extends Write> writes) {
        return call(() -> store.transact(writes));
    }

    @Override
    public Capacity putAll(String table, Collection<Item> items) {
        return call(() -> store.putAll(table, items));
    }

    @Override
    public <T> T together(Supplier<T> work) {
        return work.get();
    }

    @Override
    public Tables tables() {
        return store.tables();
    }

    @Override
    public void close() {}
}
