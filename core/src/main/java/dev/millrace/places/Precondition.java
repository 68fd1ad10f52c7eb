package dev.millrace.places;

import java.util.Optional;
import java.util.Set;

/// What a caller wants a map or a point to be before it is written.
public sealed interface Precondition {
    Precondition NONE = new Any();

    /// @param tag of what stands there, empty where nothing does
    boolean holds(Optional<String> tag);

    /// Anything.
    record Any() implements Precondition {
        @Override
        public boolean holds(Optional<String> tag) {
            return true;
        }
    }

    /// It is not there yet.
    record Absent() implements Precondition {
        @Override
        public boolean holds(Optional<String> tag) {
            return tag.isEmpty();
        }
    }

    /// It is there.
    record Present() implements Precondition {
        @Override
        public boolean holds(Optional<String> tag) {
            return tag.isPresent();
        }
    }

    /// It is in one of these states.
    record OneOf(Set<String> tags) implements Precondition {
        public OneOf {
            tags = Set.copyOf(tags);
        }

        @Override
        public boolean holds(Optional<String> tag) {
            return tag.filter(tags::contains).isPresent();
        }
    }
}
