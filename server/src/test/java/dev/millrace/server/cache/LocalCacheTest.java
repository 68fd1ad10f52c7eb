package dev.millrace.server.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.item.Key;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LocalCacheTest implements CacheContract {
    @Override
    public ReadAside manner() {
        return ReadAside.LOCAL;
    }

    @Test
    void forgetsEverythingWhenAnotherProcessHasWritten() {
        Store memory = Shop.memory();
        try (Shop shop = new Shop(memory, manner())) {
            shop.price("tea", 1);
            assertThat(shop.price("tea")).isEqualTo(1);
            memory.write(Write.update(Shop.TABLE.name(), Key.of("things", "tea")).add("price", 9));
            shop.foreign.incrementAndGet();
            assertThat(shop.price("tea")).isEqualTo(10);
        }
    }

    @Test
    void keepsNothingLongerThanTheTimeToLive() {
        AtomicLong nanos = new AtomicLong();
        LocalShelf shelf = new LocalShelf(Duration.ofMinutes(10), 1 << 20, nanos::get);
        Kept kept = new Kept(List.of(), Optional.empty());
        shelf.keep("topic", "question", shelf.find("topic", "question").generation().orElseThrow(),
                kept);
        nanos.set(Duration.ofSeconds(599).toNanos());
        assertThat(shelf.find("topic", "question").kept()).hasValue(kept);
        nanos.set(Duration.ofMinutes(10).toNanos());
        assertThat(shelf.find("topic", "question").kept()).isEmpty();
    }
}
