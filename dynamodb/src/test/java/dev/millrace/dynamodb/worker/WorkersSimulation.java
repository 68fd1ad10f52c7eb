package dev.millrace.dynamodb.worker;

import dev.millrace.store.Derivation;
import dev.millrace.store.StoreException;
import dev.millrace.testkit.HandClock;
import dev.millrace.testkit.MemoryStore;
import dev.millrace.testkit.MemoryStream;
import dev.millrace.testkit.SampleHistory;
import dev.millrace.testkit.SampleViews;
import dev.millrace.view.Difference;
import dev.millrace.view.StreamApplier;
import dev.millrace.view.ViewEngine;
import dev.millrace.view.ViewTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// One seeded run of several workers on one stream: facts come and go, shards split, workers start,
/// leave, die between any two calls of the store, or sleep until they are taken for dead and then go
/// on. The same seed makes the same run.
final class WorkersSimulation {
    private static final Instant START = Instant.parse("2022-10-20T00:00:00Z");
    private static final int STEPS = 150;
    static final Pace PACE = new Pace(Duration.ofSeconds(20), Duration.ofMillis(500),
            Duration.ofSeconds(4), Duration.ZERO, 3, 2);

    final HandClock clock = new HandClock(START);
    final MemoryStore store = new MemoryStore(clock, Derivation.NONE);
    private final MemoryStore twin = new MemoryStore(clock, Derivation.NONE);
    private final SplittableRandom random;
    private final ViewEngine engine;
    private final SampleHistory history;
    private final MemoryStream stream;
    final List<StreamWorker> workers = new ArrayList<>();
    private int made;
    /// Calls fail only while the run is not calm.
    private boolean calm = true;

    WorkersSimulation(long seed) {
        random = new SplittableRandom(seed);
        engine = seed % 2 == 0 ? SampleViews.extremes() : SampleViews.counters();
        for (MemoryStore each : List.of(store, twin)) {
            each.tables().create(SampleViews.FACTS);
            each.tables().create(SampleViews.OPEN_OWNERS);
            each.tables().create(ViewTable.SCHEMA);
            each.tables().create(WorkerTable.SCHEMA);
        }
        history = new SampleHistory(store, twin, clock, random, seed % 2 == 1);
        stream = store.changes("Facts");
    }

    List<Difference> run() {
        start();
        calm = false;
        for (int i = 0; i < STEPS; i++) {
            step();
        }
        rest();
        return Difference.between(twin, store, engine, SampleViews.OWNERS);
    }

    void start() {
        made++;
        UnsteadyStore unsteady = new UnsteadyStore(store,
                () -> !calm && random.nextInt(60) == 0);
        StreamWorker.Setting setting = new StreamWorker.Setting(unsteady, "Facts", stream,
                "worker" + made, PACE.withWindow(Duration.ofSeconds(random.nextInt(8))), clock);
        workers.add(new StreamWorker(setting, new StreamApplier(unsteady, engine, clock),
                tasks -> tasks.forEach(Runnable::run)));
    }

    void write() {
        history.step();
    }

    void split() {
        List<String> open = stream.shards()
                .stream()
                .filter(shard -> !shard.closed())
                .map(shard -> shard.id())
                .toList();
        stream.split(open.get(random.nextInt(open.size())));
    }

    /// Lets workers work until all that was written is in the views.
    void rest() {
        calm = true;
        if (workers.isEmpty()) {
            start();
        }
        long fence = workers.getFirst().raiseFence();
        while (!workers.getFirst().isPast(fence)) {
            workers.forEach(StreamWorker::step);
            clock.advance(Duration.ofSeconds(1));
        }
    }

    Map<String, Lease> leases() {
        return new Leases(store, "Facts", "nobody").all();
    }

    private void step() {
        int dice = random.nextInt(100);
        if (dice < 35) {
            write();
        } else if (dice < 80) {
            work();
        } else if (dice < 84) {
            split();
        } else if (dice < 92) {
            clock.advance(Duration.ofMillis(random.nextInt(15_000)));
        } else if (dice < 96 && workers.size() < 4) {
            start();
        } else if (!workers.isEmpty()) {
            StreamWorker leaving = workers.remove(random.nextInt(workers.size()));
            if (random.nextBoolean()) {
                survive(leaving::release);
            }
        }
    }

    private void work() {
        if (!workers.isEmpty()) {
            survive(workers.get(random.nextInt(workers.size()))::step);
        }
        clock.advance(Duration.ofMillis(random.nextInt(1000)));
    }

    private static void survive(Runnable work) {
        try {
            work.run();
        } catch (StoreException _) {
            // The worker tries it again, or has left in a bad way.
        }
    }
}
