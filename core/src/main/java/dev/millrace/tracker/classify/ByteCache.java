package dev.millrace.tracker.classify;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A bounded map from byte ranges to values for one thread, which makes no object to look up.
///
/// Two generations of open addressing. New and recently used entries stand in the young one; when it
/// is full it becomes the old one, and what the old one held and nobody asked for is forgotten. So
/// it holds between `capacity` and twice as many entries, and keeps what is asked for often.
final class ByteCache<V> {
    private static final Hasher64 HASH = Hashing.komihash5_0();
    private static final long MIX = 0x9E3779B97F4A7C15L;
    /// The hash of a free slot.
    private static final long FREE = 0;
    private final int capacity;
    private Generation<V> young = new Generation<>();
    private Generation<V> old = new Generation<>();

    ByteCache(int capacity) {
        this.capacity = capacity;
    }

    /// The value of `bytes[from, to)` with `tag`, null if there is none. The tag tells keys of
    /// equal bytes apart.
    @Nullable
    V get(byte[] bytes, int from, int to, long tag) {
        long hash = hash(bytes, from, to, tag);
        Entry<V> entry = young.entries[young.find(hash, bytes, from, to, tag)];
        if (entry == null) {
            entry = old.entries[old.find(hash, bytes, from, to, tag)];
            if (entry != null) {
                add(entry);
            }
        }
        return entry == null ? null : entry.value;
    }

    /// Remembers the value. The key is copied.
    void put(byte[] bytes, int from, int to, long tag, V value) {
        long hash = hash(bytes, from, to, tag);
        add(new Entry<>(hash, tag, Arrays.copyOfRange(bytes, from, to), value));
    }

    private void add(Entry<V> entry) {
        if (young.size >= capacity) {
            old = young;
            young = new Generation<>();
        }
        young.add(entry);
    }

    private static long hash(byte[] bytes, int from, int to, long tag) {
        long hash = HASH.hashBytesToLong(bytes, from, to - from) ^ (tag * MIX);
        return hash == FREE ? MIX : hash;
    }

    @SuppressWarnings("ArrayRecordComponent") // entries are compared by their fields, below
    private record Entry<V>(long hash, long tag, byte[] key, V value) {
        boolean holds(byte[] bytes, int from, int to, long wantedTag) {
            return tag == wantedTag && Arrays.equals(key, 0, key.length, bytes, from, to);
        }
    }

    /// An open-addressing table that doubles when it is half full. The hashes stand in an array of
    /// their own, so that a look-up touches no entry but the one it wants.
    private static final class Generation<V> {
        private static final int FIRST_SLOTS = 256;
        private long[] hashes = new long[FIRST_SLOTS];
        private @Nullable Entry<V>[] entries = slots(FIRST_SLOTS);
        private int size;

        @SuppressWarnings("unchecked") // the array never leaves its generation
        private static <V> @Nullable Entry<V>[] slots(int count) {
            return (@Nullable Entry<V>[]) new Entry<?>[count];
        }

        /// The slot of the entry with the key, or the free one where it belongs.
        int find(long hash, byte[] bytes, int from, int to, long tag) {
            int mask = hashes.length - 1;
            int slot = (int) hash & mask;
            while (hashes[slot] != FREE
                    && !(hashes[slot] == hash && holds(slot, bytes, from, to, tag))) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }

        private boolean holds(int slot, byte[] bytes, int from, int to, long tag) {
            Entry<V> entry = entries[slot];
            return entry != null && entry.holds(bytes, from, to, tag);
        }

        void add(Entry<V> entry) {
            if (size * 2 >= hashes.length) {
                grow();
            }
            int slot = find(entry.hash, entry.key, 0, entry.key.length, entry.tag);
            size += hashes[slot] == FREE ? 1 : 0;
            hashes[slot] = entry.hash;
            entries[slot] = entry;
        }

        private void grow() {
            @Nullable
            Entry<V>[] before = entries;
            hashes = new long[before.length * 2];
            entries = slots(hashes.length);
            size = 0;
            for (Entry<V> entry : before) {
                if (entry != null) {
                    add(entry);
                }
            }
        }
    }
}
