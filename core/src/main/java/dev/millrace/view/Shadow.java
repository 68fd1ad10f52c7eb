package dev.millrace.view;

import java.util.Optional;

/// Attributes of a view item in which the next generation grows beside the live ones:
/// `w#new3.Views` is what `Views` will be in generation 3.
final class Shadow {
    private static final String START = Watermark.PREFIX + "new";

    private Shadow() {}

    static String prefix(long generation) {
        return START + generation + ".";
    }

    static boolean is(String attribute) {
        return attribute.startsWith(START);
    }

    /// Whether it is a shadow of this generation or an earlier one.
    static boolean isUpTo(long generation, String attribute) {
        return is(attribute) && Long.parseLong(
                attribute.substring(START.length(), attribute.indexOf('.'))) <= generation;
    }

    /// What an attribute is when it is live.
    static String plain(String attribute) {
        return is(attribute) ? attribute.substring(attribute.indexOf('.') + 1) : attribute;
    }

    /// What comes before it.
    static String prefixOf(String attribute) {
        return attribute.substring(0, attribute.length() - plain(attribute).length());
    }

    /// What a shadow of this generation stands for, empty for any other attribute.
    static Optional<String> of(long generation, String attribute) {
        String prefix = prefix(generation);
        return attribute.startsWith(prefix)
                ? Optional.of(attribute.substring(prefix.length()))
                : Optional.empty();
    }
}
