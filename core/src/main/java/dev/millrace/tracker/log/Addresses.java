package dev.millrace.tracker.log;

/// Tells addresses from names by their bytes.
final class Addresses {
    private Addresses() {}

    /// Whether the range looks like an IPv4 or IPv6 address: digits, and three dots or two colons.
    static boolean isAddress(byte[] b, int from, int to) {
        int dots = 0;
        int colons = 0;
        for (int i = from; i < to; i++) {
            dots += b[i] == '.' ? 1 : 0;
            colons += b[i] == ':' ? 1 : 0;
            if (b[i] != '.' && b[i] != ':' && Character.digit(b[i], 16) < 0) {
                return false;
            }
        }
        return dots == 3 || colons >= 2;
    }

    /// Where a `:443` begins at the end of the range, or `to`.
    static int portStart(byte[] b, int from, int to) {
        int i = to - 1;
        while (i > from && Scan.isDigit(b[i])) {
            i--;
        }
        return i > from && i < to - 1 && b[i] == ':' ? i : to;
    }
}
