package dev.millrace.tracker.hits;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Widths of the numbers in a typed array, with the tags of RFC 8746 for unsigned integers in
/// little-endian order.
enum NumberWidth {
    U8(64, 1), U16(69, 2), U32(70, 4), U64(71, 8);

    private final int tag;
    private final int bytes;

    NumberWidth(int tag, int bytes) {
        this.tag = tag;
        this.bytes = bytes;
    }

    int tag() {
        return tag;
    }

    /// The smallest width that holds all of the numbers.
    static NumberWidth of(long[] numbers) {
        long bits = 0;
        for (long number : numbers) {
            bits |= number;
        }
        for (NumberWidth width : values()) {
            if (Long.SIZE - Long.numberOfLeadingZeros(bits) <= width.bytes * Byte.SIZE) {
                return width;
            }
        }
        throw new AssertionError("64 bits hold every long");
    }

    static NumberWidth ofTag(int tag) {
        for (NumberWidth width : values()) {
            if (width.tag == tag) {
                return width;
            }
        }
        throw new CorruptBatch("tag " + tag + " is of no array of numbers");
    }

    byte[] pack(long[] numbers) {
        byte[] packed = new byte[numbers.length * bytes];
        int at = 0;
        for (long number : numbers) {
            for (int shift = 0; shift < bytes * Byte.SIZE; shift += Byte.SIZE) {
                packed[at++] = (byte) (number >>> shift);
            }
        }
        return packed;
    }

    long[] unpack(byte[] packed) {
        if (packed.length % bytes != 0) {
            throw new CorruptBatch("an array of numbers is cut");
        }
        ByteBuffer in = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
        long[] numbers = new long[packed.length / bytes];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = next(in);
        }
        return numbers;
    }

    private long next(ByteBuffer in) {
        return switch (this) {
            case U8 -> Byte.toUnsignedLong(in.get());
            case U16 -> Short.toUnsignedLong(in.getShort());
            case U32 -> Integer.toUnsignedLong(in.getInt());
            case U64 -> in.getLong();
        };
    }
}
