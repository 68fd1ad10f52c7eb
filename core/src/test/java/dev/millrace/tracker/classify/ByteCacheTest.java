package dev.millrace.tracker.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ByteCacheTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void findsTheRangeWhereverItStands() {
        ByteCache<String> cache = new ByteCache<>(10);
        cache.put(bytes("xxabc"), 2, 5, 1, "value");
        assertThat(cache.get(bytes("abcyy"), 0, 3, 1)).isEqualTo("value");
        assertThat(cache.get(bytes("abcyy"), 0, 4, 1)).isNull();
        assertThat(cache.get(bytes("abcyy"), 0, 3, 2)).isNull();
    }

    @Test
    void holdsAnEmptyKey() {
        ByteCache<String> cache = new ByteCache<>(10);
        cache.put(new byte[0], 0, 0, 0, "value");
        assertThat(cache.get(new byte[3], 1, 1, 0)).isEqualTo("value");
    }

    @Test
    void copiesTheKey() {
        ByteCache<String> cache = new ByteCache<>(10);
        byte[] buffer = bytes("abc");
        cache.put(buffer, 0, 3, 0, "value");
        buffer[0] = 'z';
        assertThat(cache.get(bytes("abc"), 0, 3, 0)).isEqualTo("value");
    }

    @Test
    void keepsWhatIsAskedForAndForgetsTheRest() {
        ByteCache<Integer> cache = new ByteCache<>(100);
        cache.put(bytes("often"), 0, 5, 0, -1);
        for (int i = 0; i < 10_000; i++) {
            byte[] key = bytes("key" + i);
            cache.put(key, 0, key.length, 0, i);
            assertThat(cache.get(bytes("often"), 0, 5, 0)).isEqualTo(-1);
        }
        byte[] first = bytes("key0");
        assertThat(cache.get(first, 0, first.length, 0)).isNull();
    }

    @Test
    void neverGivesTheValueOfAnotherKey() {
        ByteCache<String> cache = new ByteCache<>(500);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 100_000; i++) {
            String text = Integer.toString(random.nextInt(2_000));
            byte[] key = bytes(text);
            String found = cache.get(key, 0, key.length, 5);
            assertThat(found == null || found.equals(text)).isTrue();
            cache.put(key, 0, key.length, 5, text);
        }
    }
}
