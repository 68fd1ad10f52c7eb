package dev.millrace.server.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.item.Key;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedCacheIT implements CacheContract {
    private static final Duration TTL = Duration.ofMinutes(10);
    private RedisServer redis;

    @BeforeAll
    void start(@TempDir Path folder) {
        redis = new RedisServer(folder);
    }

    @AfterAll
    void stop() {
        redis.close();
    }

    @Override
    public ReadAside manner() {
        redis.ask("FLUSHALL");
        return new ReadAside(TTL, Optional.of(redis.address()));
    }

    @Test
    void oneReadsForAllAndOneWriteIsSeenByAll() {
        Store memory = Shop.memory();
        ReadAside manner = manner();
        try (Shop first = new Shop(memory, manner); Shop second = new Shop(memory, manner)) {
            first.price("tea", 1);
            assertThat(first.price("tea")).isEqualTo(1);
            assertThat(second.price("tea")).isEqualTo(1);
            assertThat(second.reads()).isZero();
            second.price("tea", 2);
            assertThat(first.price("tea")).isEqualTo(2);
        }
    }

    @Test
    void keepsNothingLongerThanTheTimeToLive() {
        try (Shop shop = shop()) {
            shop.price("tea", 1);
            assertThat(shop.price("tea")).isEqualTo(1);
            String name = redis.ask("KEYS *things").lines().toList().get(2);
            long left = Long.parseLong(redis.ask("PTTL " + name).substring(1));
            assertThat(left).isBetween(1L, TTL.toMillis());
        }
    }

    @Test
    void worksOnWhileTheServerIsKilledAndAgainWhenItIsBack() {
        try (Shop shop = shop()) {
            shop.price("tea", 1);
            assertThat(shop.price("tea")).isEqualTo(1);
            redis.kill();
            for (long price = 2; price < 50; price++) {
                shop.price("tea", price);
                assertThat(shop.price("tea")).isEqualTo(price);
            }
            assertThat(shop.metrics.failures()).isPositive();
            redis.restart();
            awaitHit(shop, 49);
            shop.price("tea", 50);
            assertThat(shop.price("tea")).isEqualTo(50);
        }
    }

    @Test
    void startsWithoutItsServer() {
        redis.kill();
        try (Shop shop = new Shop(Shop.memory(),
                new ReadAside(TTL, Optional.of(redis.address())))) {
            shop.price("tea", 1);
            assertThat(shop.price("tea")).isEqualTo(1);
            redis.restart();
            awaitHit(shop, 1);
        }
    }

    @Test
    void doesNotBelieveAServerThatWasAwayWhileSomethingWasWritten() {
        Store memory = Shop.memory();
        try (Shop shop = new Shop(memory, manner())) {
            shop.price("tea", 1);
            assertThat(shop.price("tea")).isEqualTo(1);
            redis.freeze();
            shop.price("tea", 2);
            assertThat(shop.price("tea")).isEqualTo(2);
            redis.thaw();
            for (int i = 0; i < 100; i++) {
                assertThat(shop.price("tea")).isEqualTo(2);
            }
            awaitHit(shop, 2);
        }
    }

    @Test
    void aFullServerKeepsNothingAndBreaksNothing() {
        try (Shop shop = shop()) {
            shop.price("tea", 1);
            assertThat(shop.price("tea")).isEqualTo(1);
            redis.ask("CONFIG SET maxmemory-policy noeviction");
            redis.ask("CONFIG SET maxmemory 1");
            for (long price = 2; price < 20; price++) {
                shop.price("tea", price);
                assertThat(shop.price("tea")).isEqualTo(price);
            }
            redis.ask("CONFIG SET maxmemory 0");
            awaitHit(shop, 19);
        }
    }

    @Test
    void aChangedAnswerOfAnotherVersionIsReadAnew() {
        try (Shop shop = shop()) {
            shop.price("tea", 1);
            assertThat(shop.price("tea")).isEqualTo(1);
            String name = redis.ask("KEYS *things").lines().toList().get(2);
            redis.ask("HSET " + name + " \"item things tea\" nonsense");
            assertThat(shop.price("tea")).isEqualTo(1);
            assertThat(shop.reads()).isEqualTo(2);
        }
    }

    /// Asks until the answer comes from the cache, and wants every answer to be right.
    private static void awaitHit(Shop shop, long price) {
        long before = shop.metrics.hits();
        await(() -> {
            assertThat(shop.price("tea")).isEqualTo(price);
            return shop.metrics.hits() > before;
        });
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not come true");
            }
            Thread.onSpinWait();
        }
    }

    @Test
    void whoDoesNotShareTheCacheIsNoticedWhenItExpires() {
        Store memory = Shop.memory();
        redis.ask("FLUSHALL");
        try (Shop shop = new Shop(memory,
                new ReadAside(Duration.ofSeconds(1), Optional.of(redis.address())))) {
            shop.price("tea", 1);
            assertThat(shop.price("tea")).isEqualTo(1);
            memory.write(Write.update(Shop.TABLE.name(), Key.of("things", "tea")).add("price", 9));
            await(() -> shop.price("tea") == 10);
        }
    }
}
