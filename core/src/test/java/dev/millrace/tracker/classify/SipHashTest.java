package dev.millrace.tracker.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Against the vectors of the paper and of its reference implementation: the key is the bytes 0 to
/// 15, the message the bytes from 0 on.
class SipHashTest {
    private static final byte[] KEY = counting(16);

    private static byte[] counting(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private static long of(int length) {
        return new SipHash(KEY).of(counting(length), 0, length);
    }

    @Test
    void givesTheVectorsOfThePaper() {
        assertThat(of(15)).isEqualTo(0xa129ca6149be45e5L);
        assertThat(of(0)).isEqualTo(0x726fdb47dd0e0e31L);
        assertThat(of(1)).isEqualTo(0x74f839c593dc67fdL);
        assertThat(of(8)).isEqualTo(0x93f5f5799a932462L);
        assertThat(of(63)).isEqualTo(0x958a324ceb064572L);
    }

    @Test
    void takesTheFirstWordForEightBytes() {
        byte[] message = counting(15);
        long first = 0x0706050403020100L;
        assertThat(new SipHash(KEY).of(first, message, 8, 15)).isEqualTo(of(15));
    }

    @Test
    void hashesTheRangeWhereverItStands() {
        byte[] padded = new byte[40];
        Arrays.fill(padded, (byte) 0xff);
        System.arraycopy(counting(15), 0, padded, 20, 15);
        SipHash hash = new SipHash(KEY);
        assertThat(hash.of(padded, 20, 35)).isEqualTo(of(15));
        assertThat(hash.of(padded, 0, 20)).isNotEqualTo(of(20));
    }
}
