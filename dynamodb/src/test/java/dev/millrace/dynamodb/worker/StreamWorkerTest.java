package dev.millrace.dynamodb.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.item.Key;
import dev.millrace.store.Consistency;
import dev.millrace.view.ViewTable;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamWorkerTest {
    private static final int SEEDS = 150;

    private final WorkersSimulation simulation = new WorkersSimulation(1);

    @Test
    void keepsViewsExactWhoeverDiesAndWhatever() {
        for (long seed = 0; seed < SEEDS; seed++) {
            assertThat(new WorkersSimulation(seed).run()).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void sharesTheShardsFairly() {
        IntStream.range(0, 3).forEach(_ -> simulation.start());
        IntStream.range(0, 4).forEach(_ -> round());
        assertThat(simulation.workers).extracting(StreamWorker::shards)
                .allMatch(shards -> shards <= 2)
                .satisfies(all -> assertThat(all.stream().mapToInt(each -> each).sum())
                        .isEqualTo(4));
    }

    @Test
    void takesOverWhatADeadWorkerHadOnlyWhenItsLeasesRunOut() {
        simulation.start();
        round();
        assertThat(simulation.workers.removeFirst().shards()).isEqualTo(4);
        simulation.start();
        simulation.workers.getFirst().step();
        assertThat(simulation.workers.getFirst().shards()).isZero();
        simulation.clock.advance(WorkersSimulation.PACE.lease());
        simulation.workers.getFirst().step();
        assertThat(simulation.workers.getFirst().shards()).isEqualTo(4);
    }

    @Test
    void takesOverAtOnceWhatWasGivenBack() {
        simulation.start();
        round();
        simulation.workers.removeFirst().release();
        simulation.start();
        simulation.workers.getFirst().step();
        assertThat(simulation.workers.getFirst().shards()).isEqualTo(4);
    }

    @Test
    void readsChildrenAfterTheirParents() {
        simulation.start();
        IntStream.range(0, 20).forEach(_ -> simulation.write());
        simulation.split();
        IntStream.range(0, 20).forEach(_ -> simulation.write());
        simulation.rest();
        assertThat(simulation.leases().values()).filteredOn(Lease::done).hasSize(1);
        assertThat(simulation.leases()).hasSize(6);
    }

    @Test
    void forgetsShardsThatTheStreamForgot() {
        simulation.start();
        simulation.split();
        simulation.rest();
        simulation.clock.advance(Duration.ofHours(25));
        simulation.rest();
        assertThat(simulation.leases().values()).hasSize(5).noneMatch(Lease::done);
        assertThat(hasGap()).isFalse();
    }

    @Test
    void reportsAGapWhereChangesWereDroppedBeforeTheyWereRead() {
        simulation.start();
        IntStream.range(0, 20).forEach(_ -> simulation.write());
        simulation.rest();
        assertThat(hasGap()).isFalse();
        IntStream.range(0, 20).forEach(_ -> simulation.write());
        simulation.clock.advance(Duration.ofHours(25));
        simulation.rest();
        assertThat(hasGap()).isTrue();
    }

    @Test
    void reportsAGapWhereAShardWentBeforeItWasDone() {
        simulation.start();
        simulation.rest();
        simulation.split();
        simulation.clock.advance(Duration.ofHours(25));
        simulation.rest();
        assertThat(hasGap()).isTrue();
    }

    @Test
    void saysHowFarTheViewsAreBehind() {
        simulation.start();
        StreamLag lag = new StreamLag(simulation.store, "Facts");
        simulation.rest();
        assertThat(lag.at(simulation.clock.instant())).isZero();
        simulation.clock.advance(Duration.ofMinutes(5));
        assertThat(lag.at(simulation.clock.instant())).as("its worker must be dead")
                .isGreaterThan(Duration.ofMinutes(4));
        simulation.rest();
        assertThat(lag.at(simulation.clock.instant())).isZero();
    }

    private void round() {
        simulation.workers.forEach(StreamWorker::step);
        simulation.clock.advance(WorkersSimulation.PACE.round());
    }

    private boolean hasGap() {
        return simulation.store
                .get(ViewTable.NAME, Key.of("VIEW", "owners"), Consistency.STRONG)
                .item()
                .filter(item -> item.has("Gap"))
                .isPresent();
    }
}
