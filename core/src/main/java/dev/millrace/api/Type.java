package dev.millrace.api;

import java.util.List;

/// What a parameter's text must look like.
public sealed interface Type {
    /// 1 to `most` characters, or none where that is allowed.
    record Text(int least, int most) implements Type {}

    /// Several of such texts.
    record Texts(int least, int most) implements Type {}

    /// `true` or `false`.
    record Flag() implements Type {}

    /// An instant as RFC 3339 or epoch seconds, or a date, which is its first second in the
    /// site's zone.
    record Time() implements Type {}

    record Whole(long least, long most) implements Type {}

    record Choice(List<String> values) implements Type {
        public Choice {
            values = List.copyOf(values);
        }
    }

    /// `NAME=VALUE` with one of these names; may be given several times.
    record Pairs(List<String> names) implements Type {
        public Pairs {
            names = List.copyOf(names);
        }
    }
}
