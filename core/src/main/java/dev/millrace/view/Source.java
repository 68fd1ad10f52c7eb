package dev.millrace.view;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Where facts come from: those items of a table whose key is covered, read as `T`.
///
/// @param name for messages
/// @param covers whether an item of the table is one of these facts; decided by the key alone
/// @param reader what a fact says; it may throw, and the fact then goes to quarantine
/// @param mark what tells these facts from the table's other items where a function cannot be run;
///            empty means that any item may be one
public record Source<T>(String name, String table, Predicate<Key> covers, Function<Item, T> reader,
        Optional<Mark> mark) {

    public Source(String name, String table, Predicate<Key> covers, Function<Item, T> reader) {
        this(name, table, covers, reader, Optional.empty());
    }

    public Source<T> marked(Mark by) {
        return new Source<>(name, table, covers, reader, Optional.of(by));
    }

    /// What every fact of a source has, said as data, so that the trigger of a change stream can
    /// leave out everything else before it costs anything. Letting too much pass is harmless: the
    /// engine asks `covers`. A fact without the mark is lost.
    public sealed interface Mark {
        /// An attribute that is a string (`S`), a number (`N`) or binary (`B`).
        record Attribute(String name, char type) implements Mark {
            public Attribute {
                if ("SNB".indexOf(type) < 0) {
                    throw new IllegalArgumentException("no type of a marking attribute: " + type);
                }
            }
        }

        /// A beginning of the partition key.
        record Partition(String prefix) implements Mark {}
    }
}
