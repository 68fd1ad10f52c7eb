package dev.millrace.server.cache;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.store.Capacity;
import dev.millrace.store.Consistency;
import dev.millrace.store.Derivation;
import dev.millrace.store.Query;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import dev.millrace.testkit.MemoryStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// A cached table of prices, each partition a topic, over a store in memory that several caches
/// may share.
final class Shop implements AutoCloseable {
    static final TableSchema TABLE = TableSchema.of("Prices", "pk", "sk");

    final CountingStore counted;
    final CacheMetrics metrics = new CacheMetrics(new SimpleMeterRegistry());
    final AtomicLong foreign = new AtomicLong();
    final CachedStore cached;
    final Store writer;

    Shop(Store memory, ReadAside manner) {
        counted = new CountingStore(memory);
        WriteTap tap = new WriteTap(TABLE);
        writer = tap.around(counted);
        cached = manner.before(writer, new PerPartition(),
                new ReadAside.Surroundings(tap, foreign::get, false), metrics);
    }

    static Store memory() {
        Store store = new MemoryStore(InstantSource.system(), Derivation.NONE);
        store.tables().create(TABLE);
        return store;
    }

    void price(String thing, long price) {
        writer.write(Write.put(TABLE.name(),
                TABLE.itemOf(Key.of("things", thing)).with("price", price)));
    }

    long price(String thing) {
        return cached.get(TABLE.name(), Key.of("things", thing), Consistency.EVENTUAL)
                .item()
                .map(item -> item.number("price"))
                .orElse(-1L);
    }

    Capacity cost(String thing) {
        return cached.get(TABLE.name(), Key.of("things", thing), Consistency.EVENTUAL).used();
    }

    List<Item> all() {
        return cached.query(Query.of(TABLE.name(), "things")).items();
    }

    int reads() {
        return counted.reads.get();
    }

    @Override
    public void close() {
        cached.closeCache();
    }

    private static final class PerPartition implements CacheRules {
        @Override
        public String table() {
            return TABLE.name();
        }

        @Override
        public Optional<String> topicOf(Key key) {
            return topic(key.partition());
        }

        @Override
        public Optional<String> topicOf(Query query) {
            return topic(query.partition());
        }

        @Override
        public Set<String> touchedBy(Key key) {
            return Set.of(key.partition());
        }

        private static Optional<String> topic(String partition) {
            return partition.equals("secret") ? Optional.empty() : Optional.of(partition);
        }
    }
}
