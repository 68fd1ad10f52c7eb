package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.item.Key;
import dev.millrace.store.Derivation;
import dev.millrace.store.Write;
import dev.millrace.view.Difference;
import dev.millrace.view.ViewAudit;
import dev.millrace.view.ViewEngine;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class InlineViewsTest {
    @Test
    void viewsInsideTransactionsEqualTheirFacts() {
        List<String> failures = LongStream.range(0, 1000)
                .parallel()
                .mapToObj(seed -> new Run(seed).failure())
                .filter(failure -> !failure.isEmpty())
                .toList();

        assertThat(failures).isEmpty();
    }

    /// A seeded history, some steps of it together in one transaction, with rebuilds in between.
    private static final class Run {
        private final long seed;
        private final SplittableRandom random;
        private final ViewEngine engine;
        private final boolean extremes;
        private final MemoryStore store;
        private final MemoryStore twin;
        private final SampleHistory history;
        private final ViewAudit audit;

        Run(long seed) {
            this.seed = seed;
            random = new SplittableRandom(seed);
            extremes = random.nextBoolean();
            engine = extremes ? SampleViews.extremes() : SampleViews.counters();
            HandClock clock = new HandClock(Instant.EPOCH.plusSeconds(1_000_000));
            store = new MemoryStore(clock, engine);
            twin = new MemoryStore(clock, Derivation.NONE);
            for (MemoryStore each : List.of(store, twin)) {
                each.tables().create(SampleViews.FACTS);
                each.tables().create(SampleViews.OWNERS);
            }
            audit = new ViewAudit(store, engine);
            history = new SampleHistory(store, twin, clock, random, !extremes);
        }

        String failure() {
            for (int i = 0; i < 15; i++) {
                step();
            }
            List<Difference> differences = Difference.between(twin, store, engine,
                    SampleViews.OWNERS);
            return differences.isEmpty() ? "" : "seed " + seed + ": " + differences;
        }

        private void step() {
            if (extremes && random.nextInt(10) == 0) {
                assertThat(audit.rebuild("owners")).as("seed %s", seed).isZero();
            }
            int steps = random.nextInt(1, 6);
            store.together(() -> {
                for (int i = 0; i < steps; i++) {
                    history.step();
                }
                return steps;
            });
        }
    }

    @Test
    void aTransactionThatFailsLeavesViewsAsTheyWere() {
        ViewEngine engine = SampleViews.counters();
        MemoryStore store = new MemoryStore(new HandClock(Instant.EPOCH), engine);
        store.tables().create(SampleViews.FACTS);
        store.tables().create(SampleViews.OWNERS);
        ViewAudit audit = new ViewAudit(store, engine);
        try {
            store.together(() -> {
                store.write(Write.put("Facts", SampleViews.FACTS
                        .itemOf(Key.of("p0", "f"))
                        .with("Owner", "o")
                        .with("Category", "c")
                        .with("Amount", 1)));
                throw new IllegalStateException("no");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("no");
        }

        assertThat(audit.verify("owners").holds()).isTrue();
    }
}
