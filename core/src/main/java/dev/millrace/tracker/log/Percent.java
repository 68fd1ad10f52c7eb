package dev.millrace.tracker.log;

/// Percent-encoding (`%20`) in ranges of bytes.
final class Percent {
    private Percent() {}

    /// The byte that two hexadecimal digits at `at` name, or -1 if there are none.
    static int hexByte(byte[] b, int at, int to) {
        if (at + 1 >= to) {
            return -1;
        }
        int high = Character.digit(b[at], 16);
        int low = Character.digit(b[at + 1], 16);
        return high < 0 || low < 0 ? -1 : (high << 4) | low;
    }
}
