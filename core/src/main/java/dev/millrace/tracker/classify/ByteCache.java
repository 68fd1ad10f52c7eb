package dev.millrace.tracker.classify;

import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// A bounded map from byte ranges to values for one thread, which makes no object to look up.
///
/// A table of sets of four slots: a key belongs to the set that its hash names, the entry asked for
/// last stands first in it, and a new one pushes out the last. So keys that somebody made to have
/// the same hash disturb one set and nothing else. The table doubles while it is half full, up to
/// its capacity.
final class ByteCache<V> {
    private static final int WAYS = 4;
    private static final int FIRST_SLOTS = 256;
    private static final long MIX = 0x9E3779B97F4A7C15L;
    /// The hash of a free slot.
    private static final int FREE = 0;
    private final CRC32C sum = new CRC32C();
    private final int mostSlots;
    /// The hashes stand apart, so that a look-up touches no entry but the one it wants.
    private int[] hashes = new int[FIRST_SLOTS];
    private @Nullable Entry<V>[] entries = slots(FIRST_SLOTS);
    private int size;

    /// @param capacity the most entries, 256 at least
    ByteCache(int capacity) {
        mostSlots = capacity;
    }

    @SuppressWarnings("ArrayRecordComponent") // entries are compared by their fields, below
    private record Entry<V>(int hash, long tag, byte[] key, V value) {
        boolean holds(byte[] bytes, int from, int to, long wantedTag) {
            return tag == wantedTag && Arrays.equals(key, 0, key.length, bytes, from, to);
        }
    }

    @SuppressWarnings("unchecked") // the array never leaves its cache
    private static <V> @Nullable Entry<V>[] slots(int count) {
        return (@Nullable Entry<V>[]) new Entry<?>[count];
    }

    /// The value of `bytes[from, to)` with `tag`, null if there is none. The tag tells keys of
    /// equal bytes apart.
    @Nullable
    V get(byte[] bytes, int from, int to, long tag) {
        int hash = hash(bytes, from, to, tag);
        int first = firstSlot(hash);
        for (int slot = first; slot < first + WAYS; slot++) {
            Entry<V> entry = hashes[slot] == hash ? entries[slot] : null;
            if (entry != null && entry.holds(bytes, from, to, tag)) {
                if (slot != first) {
                    putFirst(entry, first, slot);
                }
                return entry.value;
            }
        }
        return null;
    }

    /// Remembers the value of a key that has none. The key is copied.
    void put(byte[] bytes, int from, int to, long tag, V value) {
        if (size * 2 >= hashes.length && hashes.length * 2 <= mostSlots) {
            grow();
        }
        int hash = hash(bytes, from, to, tag);
        add(new Entry<>(hash, tag, Arrays.copyOfRange(bytes, from, to), value));
    }

    private int hash(byte[] bytes, int from, int to, long tag) {
        sum.reset();
        sum.update(bytes, from, to - from);
        int hash = (int) sum.getValue() ^ Long.hashCode(tag * MIX);
        return hash == FREE ? 1 : hash;
    }

    private int firstSlot(int hash) {
        return hash & (hashes.length - WAYS);
    }

    private void grow() {
        @Nullable
        Entry<V>[] before = entries;
        hashes = new int[before.length * 2];
        entries = slots(hashes.length);
        size = 0;
        for (int slot = before.length - 1; slot >= 0; slot--) {
            Entry<V> entry = before[slot];
            if (entry != null) {
                add(entry);
            }
        }
    }

    private void add(Entry<V> entry) {
        int first = firstSlot(entry.hash);
        int last = first + WAYS - 1;
        size += hashes[last] == FREE ? 1 : 0;
        putFirst(entry, first, last);
    }

    /// Moves the entries of the set from its first slot to the one before `slot` up by one, and the
    /// entry to the first.
    private void putFirst(Entry<V> entry, int first, int slot) {
        for (int i = slot; i > first; i--) {
            hashes[i] = hashes[i - 1];
            entries[i] = entries[i - 1];
        }
        hashes[first] = entry.hash;
        entries[first] = entry;
    }
}
