package dev.millrace.server.cli;

/// Text from logs made safe for a terminal: control characters, which could move the cursor or
/// change colours, are shown as `\x1b`.
final class Shown {
    private Shown() {}

    static String plain(String text) {
        if (text.chars().noneMatch(Shown::isUnsafe)) {
            return text;
        }
        StringBuilder safe = new StringBuilder();
        text.chars().forEach(c -> {
            if (isUnsafe(c)) {
                safe.append("\\x%02x".formatted(c));
            } else {
                safe.append((char) c);
            }
        });
        return safe.toString();
    }

    private static boolean isUnsafe(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
    }
}
