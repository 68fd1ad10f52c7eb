package dev.millrace.view;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.store.Change;
import dev.millrace.store.ChangeStream.ChangeRecord;
import dev.millrace.store.Sequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// The steps of a batch of changes, by the view item they are about.
final class Groups {
    private final List<Feed<?>> feeds;
    private final BiConsumer<ChangeRecord, Quarantine.Entry> quarantine;
    private final Map<String, Generation> generations;
    private final Map<Target, List<Step>> steps = new LinkedHashMap<>();
    private final Map<Fact, Integer> expiries = new HashMap<>();

    private Groups(List<Feed<?>> feeds, Map<String, Generation> generations,
            BiConsumer<ChangeRecord, Quarantine.Entry> quarantine) {
        this.feeds = feeds;
        this.generations = generations;
        this.quarantine = quarantine;
    }

    /// @param generations by table of view items
    static Collection<Group> of(List<Feed<?>> feeds, List<ChangeRecord> batch,
            Map<String, Generation> generations,
            BiConsumer<ChangeRecord, Quarantine.Entry> quarantine) {
        Groups groups = new Groups(feeds, generations, quarantine);
        batch.forEach(groups::take);
        return groups.steps.entrySet()
                .stream()
                .map(each -> new Group(each.getKey().table(), each.getKey().key(),
                        each.getValue()))
                .toList();
    }

    private void take(ChangeRecord change) {
        Fact fact = new Fact(change.change().table(), change.change().key());
        switch (change.change().cause()) {
            case EXPIRY -> expiries.merge(fact, 1, Integer::sum);
            case CALLER -> digest(change,
                    new Life(fact, expiries.getOrDefault(fact, 0)));
        }
    }

    private void digest(ChangeRecord change, Life life) {
        Map<Target, Step> mine = new LinkedHashMap<>();
        for (Feed<?> feed : feeds) {
            if (feed.takes(life.fact().table(), life.fact().key())) {
                Images images = new Images(change, life, mine);
                images.digest(feed, change.change());
            }
        }
        mine.forEach((target, step) -> {
            if (!step.isIdle(latest(target))) {
                steps.computeIfAbsent(target, _ -> new ArrayList<>()).add(step);
            }
        });
    }

    private long latest(Target target) {
        return generations.getOrDefault(target.table().name(), Generation.FIRST).latest();
    }

    /// Both images of one change on their way through a feed.
    private final class Images implements Feed.Digested {
        private final ChangeRecord change;
        private final Life life;
        private final Map<Target, Step> steps;
        private boolean takenBack;

        Images(ChangeRecord change, Life life, Map<Target, Step> steps) {
            this.change = change;
            this.life = life;
            this.steps = steps;
        }

        void digest(Feed<?> feed, Change images) {
            images.before().ifPresent(image -> digest(feed, image, true));
            images.after().ifPresent(image -> digest(feed, image, false));
        }

        private void digest(Feed<?> feed, Item image, boolean old) {
            takenBack = old;
            feed.digest(image, old, this);
        }

        @Override
        public void contributed(FactView<?> view, Contributions contributions) {
            contributions.tallies().forEach((key, tally) -> {
                Step step = steps.computeIfAbsent(new Target(view.table(), key), _ -> empty(key));
                (takenBack ? step.takenBack() : step.given()).absorb(tally);
            });
        }

        @Override
        public void poisoned(View<?> view, RuntimeException reason) {
            quarantine.accept(change, Quarantine.Entry.of(view, change.change(), reason));
        }

        private Step empty(Key key) {
            Step.Marks marks = new Step.Marks(FactMark.of(change.change().before()),
                    FactMark.of(change.change().after()));
            return new Step(change.sequence(), life, new Contributions().at(key),
                    new Contributions().at(key), marks);
        }
    }

    private record Target(TableSchema table, Key key) {}

    private record Fact(String table, Key key) {}

    private record Life(Fact fact, int expiries) {}

    /// The steps of one batch about one view item, in order, none of them idle.
    record Group(TableSchema table, Key key, List<Step> steps) {
        Group at(Key other) {
            return new Group(table, other, steps);
        }

        /// What is left when an item has absorbed everything up to a position.
        Group after(Sequence absorbed) {
            return new Group(table, key, steps.stream()
                    .filter(step -> step.sequence().compareTo(absorbed) > 0)
                    .toList());
        }

        Sequence first() {
            return steps.getFirst().sequence();
        }

        Sequence last() {
            return steps.getLast().sequence();
        }
    }
}
