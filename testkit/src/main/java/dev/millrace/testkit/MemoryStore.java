package dev.millrace.testkit;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.Value;
import dev.millrace.store.Capacity;
import dev.millrace.store.Change;
import dev.millrace.store.Consistency;
import dev.millrace.store.Derivation;
import dev.millrace.store.Page;
import dev.millrace.store.Query;
import dev.millrace.store.Store;
import dev.millrace.store.Tables;
import dev.millrace.store.Write;
import dev.millrace.store.local.Limits;
import dev.millrace.store.local.PageBuilder;
import dev.millrace.store.local.Unit;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/// A strict store in memory: it keeps every rule and limit of DynamoDB that a program can trip
/// over, meters as DynamoDB does, and offers the changes of each table as a stream of several
/// shards.
///
/// A derivation runs inside each writing transaction. With [Derivation#NONE], views are up to
/// whoever reads the streams, as on DynamoDB.
public final class MemoryStore implements Store {
    private final ReentrantLock lock = new ReentrantLock();
    private final InstantSource clock;
    private final Derivation derivation;
    private final MemoryRows rows = new MemoryRows();
    private final Map<String, MemoryStream> streams = new HashMap<>();
    private Optional<Unit> open = Optional.empty();

    public MemoryStore(InstantSource clock, Derivation derivation) {
        this.clock = clock;
        this.derivation = derivation;
    }

    @Override
    public Found get(String table, Key key, Consistency consistency) {
        return locked(() -> {
            Limits.checkKey(rows.schema(table), key);
            Optional<Item> found = rows.get(table, key);
            Capacity used = PageBuilder.ofGet(found, consistency);
            rows.charge(table, used);
            return new Found(found, used);
        });
    }

    @Override
    public Page query(Query query) {
        return locked(() -> charged(query.table(), rows.query(query)));
    }

    @Override
    public Written write(Write write) {
        return inUnit(unit -> unit.write(write));
    }

    @Override
    public Capacity transact(List<? extends Write> writes) {
        return inUnit(unit -> unit.transact(writes));
    }

    @Override
    public Capacity putAll(String table, Collection<Item> items) {
        return inUnit(unit -> unit.putAll(table, items));
    }

    @Override
    public <T> T together(Supplier<T> work) {
        return locked(() -> {
            if (open.isPresent()) {
                throw new IllegalStateException("calls of together do not nest");
            }
            return transaction(_ -> work.get());
        });
    }

    @Override
    public Tables tables() {
        return new MemoryTables(this, rows);
    }

    /// The stream of a table's changes, from its first on.
    ///
    /// @throws IllegalArgumentException where the table has no stream
    public MemoryStream changes(String table) {
        return locked(() -> {
            if (!rows.schema(table).stream()) {
                throw new IllegalArgumentException("table " + table + " has no stream");
            }
            return streams.computeIfAbsent(table, _ -> new MemoryStream(clock));
        });
    }

    /// Deletes every item whose time-to-live has passed by the store's clock, as the service would
    /// some day; returns how many those were.
    public int expire() {
        return inUnit(unit -> {
            int expired = 0;
            for (MemoryTable table : List.copyOf(rows.tables().values())) {
                expired += expire(unit, table);
            }
            return expired;
        });
    }

    @Override
    public void close() {}

    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    Page charged(String table, Page page) {
        rows.charge(table, page.used());
        return page;
    }

    void forgetStream(String table) {
        streams.remove(table);
    }

    private <T> T inUnit(Function<Unit, T> work) {
        return locked(() -> open.isPresent() ? work.apply(open.get()) : transaction(work));
    }

    private <T> T transaction(Function<Unit, T> work) {
        Unit unit = new Unit(rows);
        open = Optional.of(unit);
        try {
            T result = work.apply(unit);
            unit.derive(derivation);
            rows.commit().forEach(this::publish);
            return result;
        } finally {
            rows.rollback();
            open = Optional.empty();
        }
    }

    private void publish(Change change) {
        if (rows.schema(change.table()).stream()) {
            changes(change.table()).append(change);
        }
    }

    private int expire(Unit unit, MemoryTable table) {
        List<Item> expired = table.all().stream().filter(item -> isExpired(table, item)).toList();
        expired.forEach(item -> unit.expire(table.schema().name(), table.schema().keyOf(item)));
        return expired.size();
    }

    private boolean isExpired(MemoryTable table, Item item) {
        Instant now = clock.instant();
        return table.schema()
                .ttlAttribute()
                .flatMap(item::find)
                .filter(value -> value instanceof Value.Num end
                        && Limits.isExpired(end, now))
                .isPresent();
    }
}
