package dev.millrace.server.cache;

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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// A store that counts its reads, and lets a test do something in the middle of one.
final class CountingStore implements Store {
    final AtomicInteger reads = new AtomicInteger();
    volatile Runnable afterRead = () -> {};
    private final Store store;

    CountingStore(Store store) {
        this.store = store;
    }

    @Override
    public Found get(String table, Key key, Consistency consistency) {
        Found found = store.get(table, key, consistency);
        reads.incrementAndGet();
        afterRead.run();
        return found;
    }

    @Override
    public Page query(Query query) {
        Page page = store.query(query);
        reads.incrementAndGet();
        afterRead.run();
        return page;
    }

    @Override
    public Written write(Write write) {
        return store.write(write);
    }

    @Override
    public Capacity transact(List<? extends Write> writes) {
        return store.transact(writes);
    }

    @Override
    public Capacity putAll(String table, Collection<Item> items) {
        return store.putAll(table, items);
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
    public void close() {
        store.close();
    }
}
