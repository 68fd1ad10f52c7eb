package dev.millrace.tracker.hits;

import java.util.zip.CRC32C;

/// Seconds as steps from one to the next, compressed; record ids as six bytes each, which nothing
/// compresses, with their checksum beside the seconds.
final class TimesCodec {
    private static final int ID_BYTES = 6;

    private TimesCodec() {}

    static byte[] packSeconds(Times times, byte[] ids) {
        return Compressed.pack(Cbor.document(cbor -> cbor
                .number(times.seconds()[0])
                .numbers(steps(times.seconds()))
                .number(checksum(ids))));
    }

    static byte[] packIds(Times times) {
        byte[] packed = new byte[times.size() * ID_BYTES];
        int at = 0;
        for (long id : times.recordIds()) {
            for (int shift = 40; shift >= 0; shift -= 8) {
                packed[at++] = (byte) (id >>> shift);
            }
        }
        return packed;
    }

    static Times unpack(byte[] packedSeconds, byte[] ids) {
        return CborReader.read(Compressed.unpack(packedSeconds), cbor -> {
            long[] seconds = sums(cbor.number(), cbor.numbers());
            check(cbor.number(), ids, seconds.length);
            return new Times(seconds, unpackIds(ids));
        });
    }

    private static void check(long checksum, byte[] ids, int lines) {
        if (lines == 0 || ids.length != lines * ID_BYTES || checksum(ids) != checksum) {
            throw new CorruptBatch("the record ids of a batch are not those of its lines");
        }
    }

    private static long[] steps(long[] seconds) {
        long[] steps = new long[seconds.length];
        for (int i = 1; i < seconds.length; i++) {
            steps[i] = seconds[i] - seconds[i - 1];
        }
        return steps;
    }

    private static long[] sums(long first, long[] steps) {
        long[] seconds = new long[steps.length];
        long second = first;
        for (int i = 0; i < steps.length; i++) {
            second += steps[i];
            seconds[i] = second;
        }
        return seconds;
    }

    private static long[] unpackIds(byte[] packed) {
        long[] ids = new long[packed.length / ID_BYTES];
        for (int at = 0; at < packed.length; at++) {
            ids[at / ID_BYTES] = ids[at / ID_BYTES] << 8 | (packed[at] & 0xff);
        }
        return ids;
    }

    private static long checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return crc.getValue();
    }
}
