package dev.millrace.testkit;

import dev.millrace.store.ChangeStream.ChangeRecord;
import dev.millrace.store.Derivation;
import dev.millrace.store.Store;
import dev.millrace.view.Difference;
import dev.millrace.view.StreamApplier;
import dev.millrace.view.StreamRebuild;
import dev.millrace.view.ViewEngine;
import dev.millrace.view.ViewTable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;

/// One seeded run of views on a change stream under everything that can go wrong: crashes before
/// and after each call of the store, lost replies, repeated, late and regrouped batches, workers
/// that go on after they were given up, workers of several shards at once, shard splits, and jumps
/// of the clock after which shards are retired; if wanted, of views that were damaged and are
/// rebuilt meanwhile. The same seed makes the same run.
///
/// What several workers do at once is played on one thread: between two calls of one worker, others
/// have their turn.
public final class StreamSimulation {
    private static final Instant START = Instant.parse("2022-10-20T00:00:00Z");
    private static final int STEPS = 25;
    private static final int DEEPEST = 2;
    private final SplittableRandom random;
    private final HandClock clock = new HandClock(START);
    private final ViewEngine engine;
    private final MemoryStore store = new MemoryStore(clock, Derivation.NONE);
    private final MemoryStore twin = new MemoryStore(clock, Derivation.NONE);
    private final SampleHistory history;
    private final Delivery delivery;
    private final Subject subject;
    private final StreamRebuild rebuild;
    private final boolean rebuilding;
    private boolean damaged;
    private int depth;
    private boolean calm;

    /// Every other seed is of views with extremes.
    public StreamSimulation(long seed, Maker maker) {
        this(seed, seed % 2 == 0, maker);
    }

    /// @param extremes whether the views keep extremes and recomputed items, or only counters
    public StreamSimulation(long seed, boolean extremes, Maker maker) {
        this(seed, extremes, maker, false);
    }

    private StreamSimulation(long seed, boolean extremes, Maker maker, boolean rebuilding) {
        this.rebuilding = rebuilding;
        random = new SplittableRandom(seed);
        engine = extremes ? SampleViews.extremes() : SampleViews.counters();
        for (MemoryStore each : List.of(store, twin)) {
            each.tables().create(SampleViews.FACTS);
            each.tables().create(SampleViews.OPEN_OWNERS);
            each.tables().create(ViewTable.SCHEMA);
        }
        Store faulty = new FaultyStore(store, new Trouble());
        subject = maker.make(faulty, engine, clock);
        rebuild = new StreamRebuild(faulty, engine, this::settle);
        history = new SampleHistory(store, twin, clock, random, !extremes && !rebuilding);
        delivery = new Delivery(store.changes("Facts"), subject, random);
    }

    /// Views are damaged once and rebuilt now and then; what has expired is not in the histories,
    /// since no rebuild brings it back.
    public static StreamSimulation rebuilding(long seed, Maker maker) {
        return new StreamSimulation(seed, seed % 2 == 0, maker, true);
    }

    /// What is tested: an applier that can also be told to retire old shards.
    public interface Subject extends Delivery.Applier {
        void retire();

        /// The real one, with few watermarks an item so that items are split.
        static Subject real(Store store, ViewEngine engine, InstantSource clock) {
            StreamApplier applier = new StreamApplier(store, engine, clock, 2);
            return new Subject() {
                @Override
                public void apply(String shard, List<ChangeRecord> batch) {
                    applier.apply(shard, batch);
                }

                @Override
                public void finish(String shard) {
                    applier.finish(shard);
                }

                @Override
                public void retire() {
                    applier.retireShards();
                }
            };
        }
    }

    /// Makes what is tested.
    public interface Maker {
        Subject make(Store store, ViewEngine engine, InstantSource clock);
    }

    /// Runs, comes to rest, and compares.
    public List<Difference> run() {
        for (int i = 0; i < STEPS; i++) {
            step();
        }
        boolean rebuilt = !damaged && random.nextBoolean();
        while (rebuilding && !rebuilt) {
            rebuilt = survive(this::rebuild);
        }
        rest();
        return Difference.between(twin, store, engine, SampleViews.OWNERS);
    }

    private void step() {
        int dice = random.nextInt(100);
        if (rebuilding && dice < 6) {
            survive(this::rebuild);
        } else if (dice < 40) {
            history.step();
        } else if (dice < 92) {
            survive(this::deliver);
        } else if (dice < 95) {
            delivery.split();
        } else if (dice < 98) {
            clock.advance(Duration.ofMinutes(random.nextInt(90)));
        } else {
            jump();
        }
    }

    private void deliver() {
        if (random.nextInt(4) == 0) {
            delivery.deliverOld();
        } else {
            delivery.deliverNew();
        }
    }

    /// Days pass, in which everything was delivered.
    private void jump() {
        for (int i = 0; i < 2; i++) {
            rest();
            clock.advance(Duration.ofHours(random.nextInt(60)));
            survive(subject::retire);
        }
    }

    private void rebuild() {
        if (!damaged) {
            SampleDamage.in(store, random);
            damaged = true;
        }
        rebuild.run("owners", _ -> true, (_, _) -> {});
    }

    /// Delivers until all is applied that was written before.
    private void settle() {
        int before = depth;
        depth = DEEPEST;
        boolean settled = false;
        while (!settled) {
            settled = survive(() -> delivery.deliverAll(1 + random.nextInt(5)));
        }
        depth = before;
    }

    private void rest() {
        calm = true;
        delivery.deliverAll();
        calm = false;
    }

    /// Returns whether it was done; if not, nothing was acknowledged, and it will be done again.
    private static boolean survive(Runnable work) {
        try {
            work.run();
            return true;
        } catch (FaultyStore.Crash _) {
            return false;
        }
    }

    /// Crashes, and turns of others, between the calls of a worker.
    private final class Trouble implements FaultyStore.Between {
        @Override
        public void beforeCall() {
            crash();
            if (!calm && depth < DEEPEST && random.nextInt(12) == 0) {
                depth++;
                survive(this::others);
                depth--;
            }
        }

        @Override
        public void afterCall() {
            crash();
        }

        private void others() {
            if (rebuilding && random.nextInt(12) == 0) {
                rebuild();
                return;
            }
            if (random.nextInt(3) == 0) {
                history.step();
            }
            deliver();
        }

        private void crash() {
            if (!calm && random.nextInt(25) == 0) {
                throw new FaultyStore.Crash();
            }
        }
    }
}
