package dev.millrace.server.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.millrace.store.Store;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/// How reads are cached.
///
/// @param ttl how old an answer may be that nothing has made untrue
/// @param server address of a Valkey or Redis server that processes share
///            (`redis://host:6379`); empty keeps answers in this process
public record ReadAside(Duration ttl, Optional<String> server) {
    public static final int TTL_SECONDS = 600;
    public static final ReadAside LOCAL = new ReadAside(Duration.ofSeconds(TTL_SECONDS),
            Optional.empty());
    private static final long LOCAL_BYTES = 32L << 20;

    public ReadAside {
        if (ttl.isNegative() || ttl.isZero()) {
            throw new IllegalArgumentException("a time to live is at least a second");
        }
        server.ifPresent(RedisURI::create);
    }

    /// The store behind such a cache.
    ///
    /// @param store tapped by `tap`
    /// @param foreign a number that moves when another process has changed the store, or a
    ///            constant where nobody can tell
    public CachedStore before(Store store, CacheRules rules, WriteTap tap, LongSupplier foreign,
            CacheMetrics metrics) {
        CachedStore cached = new CachedStore(store, rules, shelf(metrics), metrics,
                server.isPresent() ? () -> 0 : foreign);
        tap.listen(cached::written);
        return cached;
    }

    private Shelf shelf(CacheMetrics metrics) {
        return server.<Shelf>map(address -> new SharedShelf(RedisURI.create(address), ttl, metrics,
                InstantSource.system()))
                .orElseGet(() -> new LocalShelf(ttl, LOCAL_BYTES, Ticker.systemTicker()));
    }
}
