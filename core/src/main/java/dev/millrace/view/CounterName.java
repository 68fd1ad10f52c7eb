package dev.millrace.view;

import dev.millrace.store.Path;

/// The name of a counter as tallies keep it: of a top-level attribute as it is, of one inside a map
/// both names with a NUL between, which no attribute's name has.
final class CounterName {
    private static final char INSIDE = '\0';

    private CounterName() {}

    static String inMap(String attribute, String counter) {
        return attribute + INSIDE + counter;
    }

    static boolean isInMap(String name) {
        return name.indexOf(INSIDE) >= 0;
    }

    static Path path(String name) {
        int at = name.indexOf(INSIDE);
        return at < 0 ? Path.of(name) : Path.of(name.substring(0, at), name.substring(at + 1));
    }
}
