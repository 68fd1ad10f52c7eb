package dev.millrace.view;

import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Value;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// A view: items that the engine keeps equal to a pure function of facts, whatever happens to the
/// facts. It has a name and a version; a view that is declared differently needs a new version, and
/// a new version needs a rebuild.
///
/// For facts that count towards one item each, name the key and the aggregates:
///
///     View.of("map-summary", 1).from(points).into(MAP)
///         .keyedBy(point -> Key.of(point.mapId()))
///         .count("TotalPoints")
///         .countBy("c#", Point::category)
///
/// For facts that count towards many items, say what each of them gets:
///
///     View.of("page-index", 1).from(batches).into(TABLE)
///         .contributing((HitBatch batch, Contributions out) -> batch.pages().forEach(
///             page -> out.at(page.key()).add("Views", page.views()).last("LastView", page.last())))
///         .requeriedBy((key, reader) -> reader.query(batchesOf(key)))
///
/// For a function of a few items, which is run again when one of them changed:
///
///     View.of("score", 1).recomputing(MAP)
///         .when(maps, (map, reader) -> List.of(map.key()))
///         .as(Set.of("Score"), (key, reader) -> score(reader.get("Map", key)))
///
/// An index of distinct keys is a view that only counts: its item is there while the count is
/// greater than 0. Items that fall to zero are kept, since their watermark lives there; readers hide
/// them.
///
/// The functions must be pure: what they say of an image, they always say of it. One that throws
/// makes the image count nothing, and puts it into quarantine.
///
/// @param <T> what a fact is read as
public sealed interface View<T> permits FactView, RecomputedView {
    String name();

    int version();

    /// The table its items stand in.
    TableSchema table();

    static Name of(String name, int version) {
        return new Name(name, version);
    }

    /// What every view has.
    record Name(String name, int version) {
        public Name {
            if (name.isEmpty() || name.indexOf('#') >= 0 || version < 1) {
                throw new IllegalArgumentException("a view has a name without '#' and a version"
                        + " from 1 on: " + name + " " + version);
            }
        }

        public <T> From<T> from(Source<T> source) {
            return new From<>(this, source);
        }

        public RecomputedView.Declaration recomputing(TableSchema table) {
            return new RecomputedView.Declaration(this, table, List.of());
        }
    }

    /// A view of which the facts are known.
    record From<T>(Name name, Source<T> source) {
        public Into<T> into(TableSchema table) {
            return new Into<>(name, source, table);
        }
    }

    /// A view of which the place is known.
    record Into<T>(Name name, Source<T> source, TableSchema table) {
        public ContributingView<T> contributing(BiConsumer<T, Contributions> contribution) {
            return new ContributingView<>(this, contribution);
        }

        public KeyedView<T> keyedBy(Function<T, Key> key) {
            return keyedByEach(fact -> List.of(key.apply(fact)));
        }

        /// For facts that count, alike, towards several items or none.
        public KeyedView<T> keyedByEach(Function<T, ? extends Collection<Key>> keys) {
            return new KeyedView<>(this, keys);
        }
    }

    /// Attributes of the fact that wins, see [KeyedView#latest].
    interface Attributes<T> extends Function<T, Map<String, Value>> {}
}
