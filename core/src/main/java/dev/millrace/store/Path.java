package dev.millrace.store;

import java.util.List;

/// The place of a value in an item: a top-level attribute, or a member of nested maps, outermost
/// first. Names may be any text; adapters send them as placeholders.
public record Path(List<String> names) {
    public Path {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a path has at least one name");
        }
    }

    public static Path of(String... names) {
        return new Path(List.of(names));
    }
}
