package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.view.BlindStore;
import dev.millrace.view.Difference;
import dev.millrace.view.MutantApplier;
import dev.millrace.view.MutantApplier.Mistake;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MutantTest {
    private static final long HISTORIES = 400;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void catchesEveryMistakeWithCounters(Mistake mistake) {
        assertThat(wrong(mistake)).isPositive();
    }

    @Test
    void findsNothingWhereThereIsNoMistake() {
        assertThat(wrong(Mistake.NONE)).isZero();
    }

    @Test
    void catchesExtremesThatAreDecidedWithoutARevision() {
        long wrong = LongStream.range(0, 4 * HISTORIES)
                .parallel()
                .filter(seed -> !new StreamSimulation(seed, true, (store, engine,
                        clock) -> StreamSimulation.Subject.real(
                                new BlindStore(store, BlindStore.Mistake.IGNORES_REVISIONS),
                                engine, clock))
                        .run()
                        .isEmpty())
                .count();

        assertThat(wrong).isPositive();
    }

    @ParameterizedTest
    @EnumSource(names = {"IGNORES_GENERATIONS", "MARKS_NOTHING"})
    void catchesEveryMistakeDuringRebuilds(BlindStore.Mistake mistake) {
        long wrong = LongStream.range(0, HISTORIES)
                .parallel()
                .filter(seed -> !StreamSimulation.rebuilding(seed, (store, engine,
                        clock) -> StreamSimulation.Subject.real(new BlindStore(store, mistake),
                                engine, clock))
                        .run()
                        .isEmpty())
                .count();

        assertThat(wrong).isPositive();
    }

    @Test
    void makesTheSameRunOfTheSameSeed() {
        assertThat(run(7)).isEqualTo(run(7)).isNotEmpty();
    }

    private static List<Difference> run(long seed) {
        return new StreamSimulation(seed, false, (store, engine,
                clock) -> new MutantApplier(Mistake.PLAIN_ADD, store, engine, clock)).run();
    }

    private static long wrong(Mistake mistake) {
        return LongStream.range(0, HISTORIES)
                .parallel()
                .filter(seed -> !new StreamSimulation(seed, false, (store, engine,
                        clock) -> new MutantApplier(mistake, store, engine, clock)).run()
                        .isEmpty())
                .count();
    }
}
