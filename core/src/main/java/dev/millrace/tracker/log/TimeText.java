package dev.millrace.tracker.log;

import java.time.LocalDate;
import java.time.YearMonth;

/// What the texts of time in logs have in common: digits to seconds. A leap second (`:60`) counts
/// as the second before it.
final class TimeText {
    static final long INVALID = Long.MIN_VALUE;
    static final int DAY_SECONDS = 86_400;

    private TimeText() {}

    /// The two digits at `i`, or -1.
    static int two(byte[] b, int i) {
        int tens = b[i] - '0';
        int ones = b[i + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }

    /// The four digits at `i`, or a negative number.
    static int four(byte[] b, int i) {
        int high = two(b, i);
        int low = two(b, i + 2);
        return high < 0 || low < 0 ? -1 : high * 100 + low;
    }

    /// Seconds since midnight of the `HH:MM:SS` at `i`, or -1.
    static int secondOfDay(byte[] b, int i) {
        int hour = two(b, i);
        int minute = two(b, i + 3);
        int second = two(b, i + 6);
        boolean valid = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0
                && second <= 60 && b[i + 2] == ':' && b[i + 5] == ':';
        return valid ? hour * 3600 + minute * 60 + Math.min(second, 59) : -1;
    }

    /// Seconds from 1970 to the date's midnight, or [#INVALID] where no such date is, or it is
    /// before 1970.
    static long midnight(int year, int month, int day) {
        boolean valid = year >= 1970 && month >= 1 && month <= 12 && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
        return valid ? LocalDate.of(year, month, day).toEpochDay() * DAY_SECONDS : INVALID;
    }
}
