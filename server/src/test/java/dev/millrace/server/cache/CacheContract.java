package dev.millrace.server.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.item.Key;
import dev.millrace.store.Capacity;
import dev.millrace.store.Condition;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.Consistency;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// What holds for a cache wherever it keeps things.
interface CacheContract {
    /// How it is kept; each call begins with nothing kept.
    ReadAside manner();

    default Shop shop() {
        return new Shop(Shop.memory(), manner());
    }

    @Test
    default void readsOnceWhatIsAskedForAgain() {
        try (Shop shop = shop()) {
            shop.price("tea", 3);
            assertThat(shop.price("tea")).isEqualTo(3);
            assertThat(shop.price("tea")).isEqualTo(3);
            assertThat(shop.all()).isEqualTo(shop.all()).hasSize(1);
            assertThat(shop.price("none")).isEqualTo(-1);
            assertThat(shop.price("none")).isEqualTo(-1);
            assertThat(shop.reads()).isEqualTo(3);
            assertThat(shop.metrics.hits()).isEqualTo(3);
            assertThat(shop.metrics.misses()).isEqualTo(3);
        }
    }

    @Test
    default void aKeptAnswerCostsNothing() {
        try (Shop shop = shop()) {
            shop.price("tea", 3);
            assertThat(shop.cost("tea")).isEqualTo(Capacity.read(0.5));
            assertThat(shop.cost("tea")).isEqualTo(Capacity.NONE);
        }
    }

    @Test
    default void aWriteIsSeenAtOnce() {
        try (Shop shop = shop()) {
            for (long price = 1; price < 20; price++) {
                shop.price("tea", price);
                assertThat(shop.price("tea")).isEqualTo(price);
                assertThat(shop.all().getFirst().number("price")).isEqualTo(price);
            }
        }
    }

    @Test
    default void whatIsReadWhileSomebodyWritesIsNotKept() {
        try (Shop shop = shop()) {
            shop.price("tea", 1);
            shop.counted.afterRead = () -> {
                shop.counted.afterRead = () -> {};
                shop.price("tea", 2);
            };
            assertThat(shop.price("tea")).isEqualTo(1);
            assertThat(shop.price("tea")).isEqualTo(2);
        }
    }

    @Test
    default void manyWhoMissAtOnceReadOnce() throws Exception {
        int many = 16;
        try (Shop shop = shop(); ExecutorService readers = Executors.newFixedThreadPool(many)) {
            shop.price("tea", 7);
            CountDownLatch missed = new CountDownLatch(1);
            shop.counted.afterRead = () -> await(missed);
            List<Future<Long>> prices = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                prices.add(readers.submit(() -> shop.price("tea")));
            }
            while (shop.metrics.misses() < many) {
                Thread.onSpinWait();
            }
            missed.countDown();
            for (Future<Long> price : prices) {
                assertThat(price.get()).isEqualTo(7);
            }
            assertThat(shop.reads()).isEqualTo(1);
        }
    }

    @Test
    default void aReadThatFailsIsTriedAgain() {
        try (Shop shop = shop()) {
            shop.price("tea", 7);
            shop.counted.afterRead = () -> {
                throw new IllegalStateException("no");
            };
            assertThatThrownBy(() -> shop.price("tea")).isInstanceOf(IllegalStateException.class);
            shop.counted.afterRead = () -> {};
            assertThat(shop.price("tea")).isEqualTo(7);
        }
    }

    @Test
    default void decisionsAreMadeFromTheStoreItself() {
        Store memory = Shop.memory();
        try (Shop shop = new Shop(memory, manner())) {
            shop.price("tea", 1);
            assertThat(shop.price("tea")).isEqualTo(1);
            memory.write(Write.update(Shop.TABLE.name(), Key.of("things", "tea")).add("price", 9));
            assertThat(shop.price("tea")).isEqualTo(1);
            long decided = shop.cached.together(() -> shop.price("tea"));
            assertThat(decided).isEqualTo(10);
            assertThat(shop.price("tea")).isEqualTo(1);
        }
    }

    @Test
    default void aWriteThatFailedMayHaveBeenDone() {
        try (Shop shop = shop()) {
            shop.price("tea", 1);
            assertThat(shop.price("tea")).isEqualTo(1);
            int before = shop.reads();
            assertThatThrownBy(() -> shop.writer.write(Write
                    .delete(Shop.TABLE.name(), Key.of("things", "tea"))
                    .when(Condition.absent("pk")))).isInstanceOf(ConditionFailed.class);
            assertThat(shop.price("tea")).isEqualTo(1);
            assertThat(shop.reads()).isEqualTo(before + 1);
        }
    }

    @Test
    default void whatTheRulesLeaveOutIsNotKept() {
        try (Shop shop = shop()) {
            for (int i = 1; i <= 3; i++) {
                shop.cached.get(Shop.TABLE.name(), Key.of("secret", "plan"), Consistency.STRONG);
                assertThat(shop.reads()).isEqualTo(i);
            }
        }
    }

    /// However reads and writes of several threads fall, who reads after a write has returned sees
    /// it or a later one.
    @Test
    default void neverGoesBackBehindAWriteThatReturned() throws Exception {
        try (Shop shop = shop(); ExecutorService threads = Executors.newFixedThreadPool(5)) {
            shop.price("tea", 0);
            AtomicLong written = new AtomicLong();
            Future<?> writer = threads.submit(() -> {
                for (long price = 1; price <= 300; price++) {
                    shop.price("tea", price);
                    written.set(price);
                }
            });
            List<Future<?>> readers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
                readers.add(threads.submit(() -> {
                    while (!writer.isDone()) {
                        long least = written.get();
                        long seen = random.nextBoolean()
                                ? shop.price("tea")
                                : shop.all().getFirst().number("price");
                        assertThat(seen).isGreaterThanOrEqualTo(least);
                    }
                }));
            }
            writer.get();
            for (Future<?> reader : readers) {
                reader.get();
            }
            assertThat(shop.price("tea")).isEqualTo(300);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
