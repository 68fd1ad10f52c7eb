package dev.millrace.tracker.log;

import java.util.Arrays;

/// Reads `[20/Oct/2022:08:49:42 +0000]`. Remembers the last date, since the next line mostly has
/// the same; so it belongs to one thread.
final class BracketedTime {
    /// Length with both brackets.
    static final int LENGTH = 28;
    private static final int DATE_LENGTH = 11;
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int LONGEST_OFFSET_SECONDS = 18 * 3600;

    private final byte[] lastDate = new byte[DATE_LENGTH];
    private long lastMidnight = TimeText.INVALID;

    /// Whether a time may begin at `at`: brackets and slashes are where they belong.
    static boolean looksLikeTime(byte[] b, int at, int end) {
        return at + LENGTH <= end && b[at] == '[' && b[at + 3] == '/' && b[at + 7] == '/'
                && b[at + 12] == ':' && b[at + LENGTH - 1] == ']';
    }

    /// Seconds since 1970 UTC of the time at `at`, which [#looksLikeTime]; or
    /// [TimeText#INVALID], then [#reason] says why.
    long parse(byte[] b, int at) {
        long midnight = midnight(b, at + 1);
        int second = TimeText.secondOfDay(b, at + 13);
        int offset = offsetSeconds(b, at + 21);
        boolean invalid = midnight == TimeText.INVALID || second < 0
                || offset > LONGEST_OFFSET_SECONDS;
        return invalid ? TimeText.INVALID : midnight + second - offset;
    }

    String reason(byte[] b, int at) {
        if (midnight(b, at + 1) == TimeText.INVALID) {
            return "no such date: " + Scan.excerpt(b, at + 1, at + 12);
        }
        if (TimeText.secondOfDay(b, at + 13) < 0) {
            return "no such time of day: " + Scan.excerpt(b, at + 13, at + 21);
        }
        return "no such offset from UTC: " + Scan.excerpt(b, at + 22, at + 27);
    }

    private long midnight(byte[] b, int at) {
        if (lastMidnight != TimeText.INVALID && sameDate(b, at)) {
            return lastMidnight;
        }
        lastMidnight = TimeText.midnight(TimeText.four(b, at + 7), month(b, at + 3),
                TimeText.two(b, at));
        System.arraycopy(b, at, lastDate, 0, DATE_LENGTH);
        return lastMidnight;
    }

    private boolean sameDate(byte[] b, int at) {
        return Arrays.equals(b, at, at + DATE_LENGTH, lastDate, 0, DATE_LENGTH);
    }

    private static int month(byte[] b, int at) {
        for (int month = 0; month < 12; month++) {
            if (Scan.startsWith(b, at, at + 3, MONTHS.substring(month * 3, month * 3 + 3))) {
                return month + 1;
            }
        }
        return 0;
    }

    /// The offset east of UTC of ` +0000` at `at`, or `Integer.MAX_VALUE`.
    private static int offsetSeconds(byte[] b, int at) {
        int hours = TimeText.two(b, at + 2);
        int minutes = TimeText.two(b, at + 4);
        byte sign = b[at + 1];
        if (b[at] != ' ' || (sign != '+' && sign != '-') || hours < 0 || minutes < 0
                || minutes > 59) {
            return Integer.MAX_VALUE;
        }
        int seconds = hours * 3600 + minutes * 60;
        return sign == '-' && seconds <= LONGEST_OFFSET_SECONDS ? -seconds : seconds;
    }
}
