package dev.millrace.tracker.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Searches in ranges of bytes: plain loops, which are quick before they are compiled too, and for
/// what is far away eight bytes at a time.
final class Scan {
    /// What [#number] answers for text that is no number.
    static final long NO_NUMBER = -1;
    private static final int LONGEST_NUMBER = 18;
    private static final int LONGEST_EXCERPT = 40;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class,
            ByteOrder.LITTLE_ENDIAN);
    private static final long EACH_BYTE = 0x0101010101010101L;
    private static final long EACH_HIGH_BIT = 0x8080808080808080L;

    private Scan() {}

    /// The first place of `value` in `[from, to)`, or `to`.
    static int find(byte[] b, char value, int from, int to) {
        for (int i = from; i < to; i++) {
            if (b[i] == value) {
                return i;
            }
        }
        return to;
    }

    /// The same as [#find], for what mostly stands dozens of bytes away.
    static int findFar(byte[] b, char value, int from, int to) {
        long wanted = value * EACH_BYTE;
        int i = from;
        while (i + Long.BYTES <= to) {
            long word = (long) WORDS.get(b, i) ^ wanted;
            // the lowest of these bits is that of the first byte which is zero now
            long found = (word - EACH_BYTE) & ~word & EACH_HIGH_BIT;
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >>> 3);
            }
            i += Long.BYTES;
        }
        return find(b, value, i, to);
    }

    /// The last place of `value` in `[from, to)`, or `from - 1`.
    static int findLast(byte[] b, char value, int from, int to) {
        int i = to - 1;
        while (i >= from && b[i] != value) {
            i--;
        }
        return i;
    }

    /// The first place in `[from, to)` that is no space, or `to`.
    static int skipSpaces(byte[] b, int from, int to) {
        int i = from;
        while (i < to && b[i] == ' ') {
            i++;
        }
        return i;
    }

    static boolean isBlank(byte[] b, int from, int to) {
        int i = from;
        while (i < to && (b[i] == ' ' || b[i] == '\t')) {
            i++;
        }
        return i == to;
    }

    /// Whether the range is `-` or empty: how logs write that there is nothing.
    static boolean isAbsent(byte[] b, int from, int to) {
        return to <= from || (to - from == 1 && b[from] == '-');
    }

    static boolean startsWith(byte[] b, int from, int to, String ascii) {
        int length = ascii.length();
        if (to - from < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (b[from + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    /// The decimal number, 0 for an absent one, or [#NO_NUMBER].
    static long number(byte[] b, int from, int to) {
        if (isAbsent(b, from, to)) {
            return 0;
        }
        if (to - from > LONGEST_NUMBER) {
            return NO_NUMBER;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(b[i])) {
                return NO_NUMBER;
            }
            value = value * 10 + b[i] - '0';
        }
        return value;
    }

    /// An HTTP status (three digits), 0 for an absent one, or [#NO_NUMBER].
    static int status(byte[] b, int from, int to) {
        if (to - from == 1 && b[from] == '-') {
            return 0;
        }
        return to - from == 3 ? (int) number(b, from, to) : (int) NO_NUMBER;
    }

    /// The range as text for a person: shortened, unprintable bytes as `?`.
    static String excerpt(byte[] b, int from, int to) {
        int length = Math.clamp(to - from, 0, LONGEST_EXCERPT);
        byte[] text = Arrays.copyOfRange(b, from, from + length);
        for (int i = 0; i < length; i++) {
            text[i] = text[i] >= ' ' && text[i] < 0x7f ? text[i] : (byte) '?';
        }
        return new String(text, StandardCharsets.US_ASCII) + (to - from > length ? "…" : "");
    }
}
