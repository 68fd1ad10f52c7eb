package dev.millrace.view;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.store.Capacity;
import dev.millrace.store.Consistency;
import dev.millrace.store.NoSuchTable;
import dev.millrace.store.Page;
import dev.millrace.store.Query;
import dev.millrace.store.Store;
import dev.millrace.store.Tables;
import dev.millrace.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// A store whose callers' facts carry the latest generation when they are put, see
/// [StreamRebuild]. One that does not is marked by whoever applies its change, for one write more;
/// so nothing is wrong where the generation known here is a little old.
public final class StampedStore implements Store {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private final Store store;
    private final ViewEngine engine;
    private final InstantSource clock;
    private final Map<String, TableSchema> schemas = new ConcurrentHashMap<>();
    private volatile Known known = new Known(Map.of(), Instant.MIN);

    /// @param engine whose facts are meant
    public StampedStore(Store store, ViewEngine engine, InstantSource clock) {
        this.store = store;
        this.engine = engine;
        this.clock = clock;
    }

    private record Known(Map<String, Generation> generations, Instant at) {}

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
        return store.write(stamped(write));
    }

    @Override
    public Capacity transact(List<? extends Write> writes) {
        return store.transact(writes.stream().map(this::stamped).toList());
    }

    @Override
    public Capacity putAll(String table, Collection<Item> items) {
        return store.putAll(table, items.stream().map(item -> stamped(table, item)).toList());
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

    private Write stamped(Write write) {
        return write instanceof Write.Put put
                ? new Write.Put(put.table(), stamped(put.table(), put.item()), put.condition())
                : write;
    }

    private Item stamped(String table, Item item) {
        Map<String, Generation> now = generations();
        if (now.isEmpty()) {
            return item;
        }
        Key key = schemas.computeIfAbsent(table, name -> store.tables().describe(name).schema())
                .keyOf(item);
        long generation = engine.latest(table, key, now);
        return generation > FactMark.of(item)
                ? item.with(FactMark.ATTRIBUTE, generation)
                : item;
    }

    private Map<String, Generation> generations() {
        Instant now = clock.instant();
        if (known.at().isBefore(now.minus(FRESH))) {
            known = new Known(read(), now);
        }
        return known.generations();
    }

    private Map<String, Generation> read() {
        try {
            return new Generations(store).all();
        } catch (NoSuchTable _) {
            return Map.of();
        }
    }
}
