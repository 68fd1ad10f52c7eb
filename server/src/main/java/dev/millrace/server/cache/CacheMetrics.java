package dev.millrace.server.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// Counts what the cache found, what it did not, and what it could not do.
public final class CacheMetrics {
    private final Counter hits;
    private final Counter misses;
    private final Counter failures;

    public CacheMetrics(MeterRegistry registry) {
        hits = reads(registry, "hit");
        misses = reads(registry, "miss");
        failures = Counter.builder("millrace.cache.failures")
                .description("Calls of the shared cache that failed or took too long")
                .register(registry);
    }

    void hit() {
        hits.increment();
    }

    void miss() {
        misses.increment();
    }

    void failed() {
        failures.increment();
    }

    public long hits() {
        return (long) hits.count();
    }

    public long misses() {
        return (long) misses.count();
    }

    public long failures() {
        return (long) failures.count();
    }

    private static Counter reads(MeterRegistry registry, String result) {
        return Counter.builder("millrace.cache.reads")
                .description("Reads answered from the cache, or from the store")
                .tag("result", result)
                .register(registry);
    }
}
