package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.store.Store;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Random writes and reads, compared step by step with a model that is a sorted map.
interface ModelContract extends StoreUnderTest {
    int HISTORIES = 8;
    int STEPS = 250;

    @Test
    default void behavesAsASortedMapWould() {
        LongStream.rangeClosed(1, HISTORIES).forEach(seed -> {
            Store store = store();
            StoreModel model = new StoreModel(store, seed);
            for (int step = 0; step < STEPS; step++) {
                model.step();
            }
            assertThat(store.tables().describe("Facts").items()).as("seed %d", seed)
                    .isEqualTo(model.size());
        });
    }
}
