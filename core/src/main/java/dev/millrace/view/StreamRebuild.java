package dev.millrace.view;

import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.store.Store;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Builds the views of one table anew while changes flow, on a store with change streams and
/// without transactions.
///
/// # How
///
/// Generation *g* of a view item counts only what carries `Gen` ≥ *g*: still a pure function of each
/// image, which the engine keeps exact as it keeps everything else.
///
/// 1. It is written down that generation *g* is being built. From then on each view item carries the
///    next generation beside the live one, in attributes of its own under the same watermarks, so
///    that one write moves both.
/// 2. Every fact is marked with `Gen` = *g*. The marks come through the stream as changes: they add
///    nothing to what is live, and the fact to what grows. Whoever applies a change of a fact
///    without the mark, which a caller wrote meanwhile, marks it.
/// 3. When the views are past all those marks, each item is switched over by one conditional write:
///    what grew becomes live. Items are switched one by one, and appliers go on all the time: each
///    write of theirs holds only for the generation that it was made for.
///
/// All views of the table are built together, since they share its items.
///
/// # Why nothing is lost
///
/// An applier looks up what is being built after it got its batch. One that has not heard of *g* has
/// a batch from before *g* was written down, thus without marks, and without marks *g* adds nothing.
/// So what grew is the sum over all changes up to the watermarks at any time, whoever is late.
///
/// A fact that stood before *g* was written down is met by the scan. One that was written later
/// comes through the stream to somebody who knows of *g*, and is marked if it was not.
///
/// # Crashes
///
/// Each step may be cut off and done again, by several at once too: marks are set once, an item is
/// switched once, and what is written down tells where to go on.
public final class StreamRebuild {
    private final Store store;
    private final ViewEngine engine;
    private final Flow flow;
    private final Generations generations;
    private final ViewRegistry registry;
    private final FactMark marks;

    /// @param store the engine's own
    public StreamRebuild(Store store, ViewEngine engine, Flow flow) {
        this.store = store;
        this.engine = engine;
        this.flow = flow;
        this.generations = new Generations(store);
        this.registry = new ViewRegistry(store);
        this.marks = new FactMark(store);
    }

    /// Waits for the workers.
    public interface Flow {
        /// Returns when the views include everything that was written before the call.
        void settle();
    }

    /// Hears how far a rebuild is.
    public interface Progress {
        /// @param done facts or items that were looked at
        void at(Phase phase, long done);
    }

    /// What is done: all facts are marked, the views catch up, all items are switched over.
    public enum Phase {
        MARKING, CATCHING_UP, SWITCHING
    }

    /// What was done.
    ///
    /// @param views that were built, all of the table
    /// @param marked facts that had to be marked; less after one that was cut off
    /// @param switched items
    public record Rebuilt(List<String> views, long marked, long switched) {}

    /// Rebuilds the views of a table with this one, or goes on with that where it was cut off.
    ///
    /// @param within keys of the items that are replaced; others stay as they are
    public Rebuilt run(String view, Predicate<Key> within, Progress progress) {
        return new Run(engine.view(view).table(), within, progress).run();
    }

    /// One run, which begins or goes on.
    private final class Run {
        private final TableSchema table;
        private final Predicate<Key> within;
        private final Progress progress;
        private final List<View<?>> views;
        private long marked;
        private long switched;

        Run(TableSchema table, Predicate<Key> within, Progress progress) {
            this.table = table;
            this.within = within;
            this.progress = progress;
            this.views = engine.views()
                    .stream()
                    .filter(each -> each.table().name().equals(table.name()))
                    .toList();
        }

        Rebuilt run() {
            Generation generation = begun();
            while (generation.next() > 0 && !generation.switching()) {
                grow(generation);
                generation = generations.of(table.name());
            }
            if (generation.next() > 0) {
                finish(generation.next());
            }
            return new Rebuilt(views.stream().map(View::name).toList(), marked, switched);
        }

        private Generation begun() {
            Generation before = generations.of(table.name());
            return before.next() > 0 && generations.isOf(table.name(), declared())
                    ? before
                    : begin(before);
        }

        private Generation begin(Generation before) {
            views.forEach(registry::beginRebuild);
            return generations.begin(table.name(), before, declared());
        }

        private String declared() {
            return views.stream()
                    .map(each -> each.name() + "#" + each.version())
                    .sorted()
                    .collect(Collectors.joining(","));
        }

        /// Where changes were lost meanwhile, marks may be among them: then all is begun again.
        private void grow(Generation generation) {
            markFacts(generation.next());
            progress.at(Phase.CATCHING_UP, marked);
            flow.settle();
            if (views.stream().anyMatch(registry::hasGap)) {
                begin(generation);
            } else {
                generations.switchOver(table.name(), generation.next());
            }
        }

        private void finish(long generation) {
            switchItems(generation);
            if (generations.of(table.name()).next() == generation) {
                views.forEach(each -> registry.rebuilt(each, generation));
                generations.finish(table.name(), generation);
            }
        }

        private void markFacts(long generation) {
            views.stream()
                    .flatMap(ViewRegistry::sourcesOf)
                    .collect(Collectors.groupingBy(Source::table))
                    .forEach((name, sources) -> markFacts(name, sources, generation));
        }

        private void markFacts(String facts, List<Source<?>> sources, long generation) {
            TableSchema schema = store.tables().describe(facts).schema();
            Count looked = new Count(progress, Phase.MARKING);
            Recount.scan(store, facts, item -> {
                Key key = schema.keyOf(item);
                if (sources.stream().anyMatch(each -> each.covers().test(key))) {
                    looked.next();
                    boolean older = FactMark.of(item) < generation;
                    marked += older && marks.set(facts, key, generation) ? 1 : 0;
                }
            });
        }

        private void switchItems(long generation) {
            ItemSwitch items = new ItemSwitch(store, engine, table, generation);
            Count looked = new Count(progress, Phase.SWITCHING);
            Recount.scan(store, table.name(), item -> {
                Key key = table.keyOf(item);
                if (!Slots.isSlot(key) && items.concerns(item)) {
                    looked.next();
                    switched += within.test(key) && items.switchOver(key) ? 1 : 0;
                }
            });
        }
    }

    /// Tells now and then how many items were looked at.
    private static final class Count {
        private static final int STEP = 100;
        private final Progress progress;
        private final Phase phase;
        private long items;

        Count(Progress progress, Phase phase) {
            this.progress = progress;
            this.phase = phase;
        }

        void next() {
            items++;
            if (items % STEP == 0) {
                progress.at(phase, items);
            }
        }
    }
}
