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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// A store with a read-aside cache in front of one table's reads, as rules say.
///
/// A read is answered from the cache where it can be, and else from the store, once however many ask
/// at the same time. A write through a [WriteTap] of this process ends what it touches, strong reads
/// included. Inside [#together], where what is read decides what is written, nothing comes from the
/// cache. What other processes write is seen at once where the store tells (see `foreign`), or where
/// they share the cache; else after the time to live.
///
/// A kept answer consumed nothing.
public final class CachedStore implements Store {
    private final Store store;
    private final CacheRules rules;
    private final Shelf shelf;
    private final CacheMetrics metrics;
    private final LongSupplier foreign;
    private final Flights flights = new Flights();
    private final AtomicLong seen;
    private final ThreadLocal<Boolean> together = ThreadLocal.withInitial(() -> false);

    /// @param foreign a number that moves when another process has changed the store, or a constant
    ///            where nobody can tell
    CachedStore(Store store, CacheRules rules, Shelf shelf, CacheMetrics metrics,
            LongSupplier foreign) {
        this.store = store;
        this.rules = rules;
        this.shelf = shelf;
        this.metrics = metrics;
        this.foreign = foreign;
        this.seen = new AtomicLong(foreign.getAsLong());
    }

    @Override
    public Found get(String table, Key key, Consistency consistency) {
        Optional<String> topic = isOurs(table) ? rules.topicOf(key) : Optional.empty();
        if (topic.isEmpty()) {
            return store.get(table, key, consistency);
        }
        Metered<Found> read = new Metered<>(() -> store.get(table, key, consistency));
        Kept kept = answer(topic.get(), "item " + key.partition() + " " + key.sort(),
                () -> Kept.of(read.get()));
        return kept.found(read.used(Found::used));
    }

    @Override
    public Page query(Query query) {
        Optional<String> topic = isOurs(query.table()) ? rules.topicOf(query) : Optional.empty();
        if (topic.isEmpty()) {
            return store.query(query);
        }
        Metered<Page> read = new Metered<>(() -> store.query(query));
        Kept kept = answer(topic.get(), question(query), () -> Kept.of(read.get()));
        return kept.page(read.used(Page::used));
    }

    /// Forgets what the writes of these items touch.
    public void written(Collection<Key> keys) {
        Set<String> topics = keys.stream()
                .flatMap(key -> rules.touchedBy(key).stream())
                .collect(Collectors.toSet());
        shelf.forget(topics);
        flights.forget(topics);
    }

    private boolean isOurs(String table) {
        return table.equals(rules.table()) && !together.get();
    }

    private Kept answer(String topic, String question, Supplier<Kept> read) {
        noticeOthers();
        Shelf.Lookup lookup = shelf.find(topic, question);
        if (lookup.kept().isPresent()) {
            metrics.hit();
            return lookup.kept().get();
        }
        metrics.miss();
        return flights.join(topic, question, () -> read(topic, question, read)).kept();
    }

    /// Looks once more, since another read may just have landed.
    private Kept read(String topic, String question, Supplier<Kept> read) {
        Shelf.Lookup lookup = shelf.find(topic, question);
        if (lookup.kept().isPresent()) {
            return lookup.kept().get();
        }
        Kept kept = read.get();
        lookup.generation()
                .ifPresent(generation -> shelf.keep(topic, question, generation, kept));
        return kept;
    }

    private void noticeOthers() {
        long now = foreign.getAsLong();
        if (seen.get() != now) {
            shelf.forgetAll();
            flights.forgetAll();
            seen.set(now);
        }
    }

    private static String question(Query query) {
        return "query " + query.index() + " " + query.partition() + " " + query.range() + " "
                + query.ascending() + " " + query.limit() + " "
                + query.projection().stream().sorted().toList() + " "
                + query.after().map(cursor -> ItemCodec.write(cursor.keys()));
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
        return store.together(() -> {
            together.set(true);
            try {
                return work.get();
            } finally {
                together.set(false);
            }
        });
    }

    @Override
    public Tables tables() {
        return store.tables();
    }

    /// Closes the cache alone.
    public void closeCache() {
        shelf.close();
    }

    @Override
    public void close() {
        closeCache();
        store.close();
    }

    /// A read that remembers what it cost, if it was made at all.
    private static final class Metered<T> {
        private final Supplier<T> read;
        private Optional<T> result = Optional.empty();

        Metered(Supplier<T> read) {
            this.read = read;
        }

        T get() {
            T got = read.get();
            result = Optional.of(got);
            return got;
        }

        Capacity used(Function<T, Capacity> of) {
            return result.map(of).orElse(Capacity.NONE);
        }
    }
}
