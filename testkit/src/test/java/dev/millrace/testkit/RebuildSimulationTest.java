package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RebuildSimulationTest {
    private static final long HISTORIES = Long.getLong("millrace.histories", 4_000);

    @Test
    void damagedViewsEqualTheirFactsAfterARebuildThatDiesAnywhere() {
        Optional<String> failure = LongStream.range(0, HISTORIES)
                .parallel()
                .mapToObj(RebuildSimulationTest::failure)
                .flatMap(Optional::stream)
                .findAny();

        assertThat(failure).isEmpty();
    }

    private static Optional<String> failure(long seed) {
        try {
            return Optional
                    .of(StreamSimulation.rebuilding(seed, StreamSimulation.Subject::real).run())
                    .filter(differences -> !differences.isEmpty())
                    .map(differences -> "seed " + seed + ": " + differences);
        } catch (RuntimeException unexpected) {
            throw new IllegalStateException("seed " + seed, unexpected);
        }
    }
}
