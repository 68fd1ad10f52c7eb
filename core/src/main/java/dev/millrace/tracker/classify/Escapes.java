package dev.millrace.tracker.classify;

/// Percent escapes in bytes.
final class Escapes {
    /// Length of an escape: `%`, two hex digits.
    static final int LENGTH = 3;

    private Escapes() {}

    /// The byte that the escape at `position` stands for, -1 if there is none.
    static int at(byte[] bytes, int position) {
        if (bytes[position] != '%' || position + LENGTH > bytes.length) {
            return -1;
        }
        int high = Character.digit(bytes[position + 1], 16);
        int low = Character.digit(bytes[position + 2], 16);
        return high < 0 || low < 0 ? -1 : (high << 4) | low;
    }
}
