package dev.millrace.dynamodb.worker;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.store.Capacity;
import dev.millrace.store.Consistency;
import dev.millrace.store.Page;
import dev.millrace.store.Query;
import dev.millrace.store.Store;
import dev.millrace.store.StoreException;
import dev.millrace.store.Tables;
import dev.millrace.store.Write;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// A store that can be cut off: from then on no call gets through, and the reply to one that is on
/// its way is lost.
record CutOffStore(Store store, AtomicBoolean off) implements Store {
    CutOffStore(Store store) {
        this(store, new AtomicBoolean());
    }

    void cut() {
        off.set(true);
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

    private <T> T call(Supplier<T> work) {
        check();
        T result = work.get();
        check();
        return result;
    }

    private void check() {
        if (off.get()) {
            throw new StoreException("cut off");
        }
    }
}
