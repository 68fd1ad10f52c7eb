package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.item.TableSchema;
import dev.millrace.messages.MessagesTable;
import dev.millrace.messages.MessagesViews;
import dev.millrace.store.ChangeStream.ChangeRecord;
import dev.millrace.store.Derivation;
import dev.millrace.store.UnknownOutcome;
import dev.millrace.view.Difference;
import dev.millrace.view.StreamApplier;
import dev.millrace.view.ViewEngine;
import dev.millrace.view.ViewTable;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Everything that users do, with everything that can go wrong, on one thread: between two calls of
/// one user others have their turn, and so has the delivery of changes, late, again and regrouped.
/// The same seed makes the same run.
final class MessagesSimulationTest {
    private static final int STEPS = 1500;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void staysExact(long seed) {
        new Run(seed).run();
    }

    private static final class Run implements FaultyStore.Between {
        private final SplittableRandom random;
        private final HandClock clock = new HandClock(Chat.START);
        private final MemoryStore store = new MemoryStore(clock, Derivation.NONE);
        private final ViewEngine engine = new ViewEngine(MessagesViews.all());
        private final FaultyStore failing = new FaultyStore(store, this);
        private final MessagesSimulation simulation;
        private final Delivery delivery;
        private boolean calm = true;
        private int depth;

        Run(long seed) {
            random = new SplittableRandom(seed);
            TableSchema table = MessagesTable.SCHEMA;
            store.tables().create(ViewTable.SCHEMA);
            store.tables()
                    .create(new TableSchema(table.name(), table.partitionKey(),
                            table.sortKey(), table.indexes(), table.ttlAttribute(), true,
                            Set.of()));
            delivery = new Delivery(store.changes(table.name()),
                    applying(new StreamApplier(failing, engine, clock)), random);
            simulation = new MessagesSimulation(seed, store, failing, clock);
        }

        void run() {
            calm = false;
            for (int i = 0; i < STEPS; i++) {
                step();
            }
            calm = true;
            simulation.finish();
            delivery.deliverAll();
            List<Difference> differences = Difference.between(store, store, engine,
                    MessagesTable.SCHEMA);
            assertThat(differences).isEmpty();
            simulation.check();
        }

        private void step() {
            int dice = random.nextInt(100);
            if (dice < 75) {
                user();
            } else if (dice < 98) {
                deliver();
            } else if (dice == 98) {
                delivery.split();
            } else {
                clock.advance(Duration.ofSeconds(random.nextInt(-300, 600)));
            }
        }

        private void user() {
            simulation.actors().get(random.nextInt(MessagesSimulation.USERS)).step();
        }

        private void deliver() {
            try {
                if (random.nextInt(4) == 0) {
                    delivery.deliverOld();
                } else {
                    delivery.deliverNew();
                }
            } catch (FaultyStore.Crash | UnknownOutcome lost) {
                // Nothing was acknowledged: it will be delivered again.
            }
        }

        @Override
        public void beforeCall() {
            lose();
            if (!calm && depth < 3 && random.nextInt(10) == 0) {
                depth++;
                if (random.nextInt(3) == 0) {
                    deliver();
                } else {
                    user();
                }
                depth--;
            }
        }

        @Override
        public void afterCall() {
            lose();
        }

        private void lose() {
            int dice = calm ? -1 : random.nextInt(80);
            if (dice == 0) {
                throw new FaultyStore.Crash();
            }
            if (dice == 1) {
                throw new UnknownOutcome("any", new FaultyStore.Crash());
            }
        }

        private static Delivery.Applier applying(StreamApplier applier) {
            return new Delivery.Applier() {
                @Override
                public void apply(String shard, List<ChangeRecord> batch) {
                    applier.apply(shard, batch);
                }

                @Override
                public void finish(String shard) {
                    applier.finish(shard);
                }
            };
        }
    }
}
