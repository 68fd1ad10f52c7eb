package dev.millrace.tracker.classify;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// SipHash-2-4, the keyed hash of Aumasson and Bernstein ("SipHash: a fast short-input PRF", 2012):
/// without its key of 128 bits nobody can tell its answers from chance. For one thread.
///
/// It is made for messages as short as an address, for which HMAC-SHA256 takes many times as long.
final class SipHash {
    static final int KEY_BYTES = 16;
    private static final int ROUNDS = 2;
    private static final int LAST_ROUNDS = 4;
    private final long key0;
    private final long key1;
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    /// Takes the first 16 bytes for its key.
    SipHash(byte[] key) {
        ByteBuffer words = ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN);
        key0 = words.getLong();
        key1 = words.getLong();
    }

    long of(byte[] bytes, int from, int to) {
        begin();
        return finish(bytes, from, to, to - from);
    }

    /// The hash of the eight bytes of `first`, the lowest before the highest, and of `bytes[from,
    /// to)` behind them.
    long of(long first, byte[] bytes, int from, int to) {
        begin();
        add(first);
        return finish(bytes, from, to, Long.BYTES + to - from);
    }

    private void begin() {
        v0 = key0 ^ 0x736f6d6570736575L;
        v1 = key1 ^ 0x646f72616e646f6dL;
        v2 = key0 ^ 0x6c7967656e657261L;
        v3 = key1 ^ 0x7465646279746573L;
    }

    private long finish(byte[] bytes, int from, int to, int length) {
        int at = from;
        while (to - at >= Long.BYTES) {
            add(word(bytes, at, at + Long.BYTES));
            at += Long.BYTES;
        }
        add(word(bytes, at, to) | ((long) length << (Long.SIZE - Byte.SIZE)));
        v2 ^= 0xff;
        mix(LAST_ROUNDS);
        return v0 ^ v1 ^ v2 ^ v3;
    }

    private static long word(byte[] bytes, int from, int to) {
        long word = 0;
        for (int i = to - 1; i >= from; i--) {
            word = (word << Byte.SIZE) | Byte.toUnsignedLong(bytes[i]);
        }
        return word;
    }

    private void add(long word) {
        v3 ^= word;
        mix(ROUNDS);
        v0 ^= word;
    }

    private void mix(int rounds) {
        long a = v0;
        long b = v1;
        long c = v2;
        long d = v3;
        for (int round = 0; round < rounds; round++) {
            a += b;
            c += d;
            b = Long.rotateLeft(b, 13) ^ a;
            d = Long.rotateLeft(d, 16) ^ c;
            a = Long.rotateLeft(a, 32) + d;
            c += b;
            b = Long.rotateLeft(b, 17) ^ c;
            d = Long.rotateLeft(d, 21) ^ a;
            c = Long.rotateLeft(c, 32);
        }
        v0 = a;
        v1 = b;
        v2 = c;
        v3 = d;
    }
}
