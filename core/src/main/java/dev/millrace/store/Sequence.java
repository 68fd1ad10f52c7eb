package dev.millrace.store;

import java.math.BigInteger;

/// A position in a shard: a number of up to 40 digits, compared as a number. Kept in items as
/// fixed-width binary, so that comparing bytes compares numbers.
public record Sequence(BigInteger number) implements Comparable<Sequence> {
    /// Bytes of the binary form: 40 decimal digits take 133 bits.
    public static final int BYTES = 17;

    public Sequence {
        if (number.signum() < 0 || number.bitLength() > 8 * BYTES) {
            throw new IllegalArgumentException("not a sequence number: " + number);
        }
    }

    public static Sequence of(long number) {
        return new Sequence(BigInteger.valueOf(number));
    }

    public static Sequence of(byte[] bytes) {
        return new Sequence(new BigInteger(1, bytes));
    }

    public byte[] bytes() {
        byte[] shortest = number.toByteArray();
        byte[] wide = new byte[BYTES];
        int from = Math.max(0, shortest.length - BYTES);
        int length = shortest.length - from;
        System.arraycopy(shortest, from, wide, BYTES - length, length);
        return wide;
    }

    @Override
    public int compareTo(Sequence other) {
        return number.compareTo(other.number);
    }

    @Override
    public String toString() {
        return number.toString();
    }
}
