package dev.millrace.tracker.log;

import java.util.Arrays;

/// Reads a UTC date `2022-10-20` and a time `08:49:42` that stand in columns of their own.
/// Remembers the last date, so it belongs to one thread.
final class DashedTime {
    private static final int DATE_LENGTH = 10;
    private static final int TIME_LENGTH = 8;

    private final byte[] lastDate = new byte[DATE_LENGTH];
    private long lastMidnight = TimeText.INVALID;

    /// Seconds since 1970, or [TimeText#INVALID].
    long parse(byte[] b, int date, int dateEnd, int time, int timeEnd) {
        if (dateEnd - date != DATE_LENGTH || timeEnd - time != TIME_LENGTH) {
            return TimeText.INVALID;
        }
        long midnight = midnight(b, date);
        int second = TimeText.secondOfDay(b, time);
        return midnight == TimeText.INVALID || second < 0 ? TimeText.INVALID : midnight + second;
    }

    private long midnight(byte[] b, int at) {
        boolean same = Arrays.equals(b, at, at + DATE_LENGTH, lastDate, 0, DATE_LENGTH);
        if (!same) {
            boolean dashes = b[at + 4] == '-' && b[at + 7] == '-';
            lastMidnight = dashes
                    ? TimeText.midnight(TimeText.four(b, at),
                            TimeText.two(b, at + 5), TimeText.two(b, at + 8))
                    : TimeText.INVALID;
            System.arraycopy(b, at, lastDate, 0, DATE_LENGTH);
        }
        return lastMidnight;
    }
}
