package dev.millrace.messages;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// The unique id of a message: a UUID of version 7, so that ids sort by time. As RFC 9562 allows,
/// the bits behind the millisecond begin with a counter, here the message's sequence number in its
/// conversation, so that an id also says where its message is kept. 42 bits are random.
public record MessageId(UUID uuid) {
    private static final long VERSION = 0x7000;
    private static final long VARIANT = 1L << 63;
    private static final int COUNTER_LOW_BITS = 20;
    private static final int RANDOM_BITS = 42;
    private static final long COUNTER_LOW = (1L << COUNTER_LOW_BITS) - 1;

    static MessageId of(Instant at, long seq, RandomGenerator random) {
        long high = (at.toEpochMilli() << 16) | VERSION | (seq >>> COUNTER_LOW_BITS);
        long low = VARIANT | ((seq & COUNTER_LOW) << RANDOM_BITS)
                | (random.nextLong() >>> (Long.SIZE - RANDOM_BITS));
        return new MessageId(new UUID(high, low));
    }

    /// A UUID of version 7 that counts nothing.
    static UUID fresh(Instant at, RandomGenerator random) {
        return new UUID((at.toEpochMilli() << 16) | VERSION | (random.nextLong() >>> 52),
                VARIANT | (random.nextLong() >>> 2));
    }

    /// The sequence number in it; of a UUID that is no message's, any number.
    long seq() {
        long high = uuid.getMostSignificantBits() & 0xFFF;
        long low = (uuid.getLeastSignificantBits() >>> RANDOM_BITS) & COUNTER_LOW;
        return (high << COUNTER_LOW_BITS) | low;
    }
}
