package dev.millrace.server.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.millrace.store.Store;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// How reads are cached.
///
/// @param ttl how old an answer may be that nothing has made untrue
/// @param server address of a Valkey or Redis server that processes share (`redis://host:6379`);
///            empty keeps answers in this process
public record ReadAside(Duration ttl, Optional<String> server) {
    public static final int TTL_SECONDS = 600;
    public static final ReadAside LOCAL = new ReadAside(Duration.ofSeconds(TTL_SECONDS),
            Optional.empty());
    /// By then an index of DynamoDB tells what was written.
    private static final Executor LATER = CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS);
    private static final long LOCAL_BYTES = 32L << 20;

    public ReadAside {
        if (ttl.isNegative() || ttl.isZero()) {
            throw new IllegalArgumentException("a time to live is at least a second");
        }
        server.ifPresent(RedisURI::create);
    }

    /// What a cache must know of its store.
    ///
    /// @param tap through which the store is written
    /// @param foreign a number that moves when another process has, or may have, changed the store
    /// @param settlesLate whether what was just written may still be read as it was before
    public record Surroundings(WriteTap tap, LongSupplier foreign, boolean settlesLate) {}

    /// The store behind such a cache. Processes that share a cache server tell each other through
    /// it what they wrote; those that do not are noticed after the time to live.
    public CachedStore before(Store store, CacheRules rules, Surroundings around,
            CacheMetrics metrics) {
        CachedStore cached = new CachedStore(store, rules, shelf(metrics), metrics,
                server.isPresent() ? () -> 0 : around.foreign());
        around.tap().listen(cached::written);
        if (around.settlesLate()) {
            around.tap().listen(keys -> LATER.execute(() -> cached.written(keys)));
        }
        return cached;
    }

    private Shelf shelf(CacheMetrics metrics) {
        return server.<Shelf>map(address -> new SharedShelf(RedisURI.create(address), ttl, metrics,
                InstantSource.system()))
                .orElseGet(() -> new LocalShelf(ttl, LOCAL_BYTES, Ticker.systemTicker()));
    }
}
