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
    /// What a slot holds stands in four arrays, so that nothing must be fetched to know where the
    /// next thing is, but the key's bytes.
    private int[] hashes = new int[FIRST_SLOTS];
    private long[] tags = new long[FIRST_SLOTS];
    private byte[][] keys = new byte[FIRST_SLOTS][];
    private Object[] values = new Object[FIRST_SLOTS];
    private int size;

    /// @param capacity the most entries, 256 at least
    ByteCache(int capacity) {
        mostSlots = capacity;
    }

    /// The value of `bytes[from, to)` with `tag`, null if there is none. The tag tells keys of
    /// equal bytes apart.
    @Nullable
    V get(byte[] bytes, int from, int to, long tag) {
        int hash = hash(bytes, from, to, tag);
        int first = firstSlot(hash);
        for (int slot = first; slot < first + WAYS; slot++) {
            if (hashes[slot] == hash && tags[slot] == tag
                    && Arrays.equals(keys[slot], 0, keys[slot].length, bytes, from, to)) {
                return valueOf(slot, first);
            }
        }
        return null;
    }

    @SuppressWarnings("unchecked") // only values are put there
    private V valueOf(int slot, int first) {
        Object value = values[slot];
        if (slot != first) {
            putFirst(new Entry(hashes[slot], tags[slot], keys[slot], value), first, slot);
        }
        return (V) value;
    }

    /// Remembers the value of a key that has none. The key is copied.
    void put(byte[] bytes, int from, int to, long tag, V value) {
        if (size * 2 >= hashes.length && hashes.length * 2 <= mostSlots) {
            grow();
        }
        int hash = hash(bytes, from, to, tag);
        add(new Entry(hash, tag, Arrays.copyOfRange(bytes, from, to), value));
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

    /// An entry on its way to another slot.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Entry(int hash, long tag, byte[] key, Object value) {}

    private void grow() {
        int[] oldHashes = hashes;
        long[] oldTags = tags;
        byte[][] oldKeys = keys;
        Object[] oldValues = values;
        allocate(oldHashes.length * 2);
        for (int i = oldHashes.length - 1; i >= 0; i--) {
            if (oldHashes[i] != FREE) {
                add(new Entry(oldHashes[i], oldTags[i], oldKeys[i], oldValues[i]));
            }
        }
    }

    private void allocate(int slots) {
        hashes = new int[slots];
        tags = new long[slots];
        keys = new byte[slots][];
        values = new Object[slots];
        size = 0;
    }

    private void add(Entry entry) {
        int first = firstSlot(entry.hash);
        int last = first + WAYS - 1;
        size += hashes[last] == FREE ? 1 : 0;
        putFirst(entry, first, last);
    }

    /// Moves the entries of the set from its first slot to the one before `slot` up by one, and the
    /// entry to the first.
    private void putFirst(Entry entry, int first, int slot) {
        for (int i = slot; i > first; i--) {
            hashes[i] = hashes[i - 1];
            tags[i] = tags[i - 1];
            keys[i] = keys[i - 1];
            values[i] = values[i - 1];
        }
        hashes[first] = entry.hash;
        tags[first] = entry.tag;
        keys[first] = entry.key;
        values[first] = entry.value;
    }
}
