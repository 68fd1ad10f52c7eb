package dev.millrace.server.cli;

import java.util.function.IntPredicate;

/// Text from logs made safe for a terminal: control characters, which could move the cursor or
/// change colours, are shown as `\x1b`.
final class Shown {
    private Shown() {}

    static String plain(String text) {
        return escaped(text, Shown::isUnsafe, "\\x%02x");
    }

    /// JSON that says the same without characters that a terminal obeys. Jackson escapes those
    /// below a space; the others can only stand in strings.
    static String json(String json) {
        return escaped(json, c -> c > ' ' && isUnsafe(c), "\\u%04x");
    }

    private static String escaped(String text, IntPredicate unsafe, String format) {
        if (text.chars().noneMatch(unsafe)) {
            return text;
        }
        StringBuilder safe = new StringBuilder();
        text.chars()
                .forEach(c -> safe.append(
                        unsafe.test(c) ? format.formatted(c) : Character.toString(c)));
        return safe.toString();
    }

    private static boolean isUnsafe(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
    }
}
