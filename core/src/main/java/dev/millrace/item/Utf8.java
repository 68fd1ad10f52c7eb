package dev.millrace.item;

import java.util.Comparator;

/// Facts about the UTF-8 form of strings, without encoding them.
public final class Utf8 {
    /// The order of DynamoDB's string keys: by the bytes of the UTF-8 form, which is the order of
    /// code points (and not Java's order of UTF-16 units).
    public static final Comparator<String> ORDER = Utf8::compare;

    private Utf8() {}

    /// Length in bytes of the UTF-8 form.
    public static int length(String text) {
        int bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return bytes;
    }

    private static int compare(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean surrogates = Character.isSurrogate(x) != Character.isSurrogate(y);
                return surrogates ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
