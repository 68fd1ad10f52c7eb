package dev.millrace.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FanoutTest {
    private static final int MOST = 3;
    private static final int TASKS = 4 * MOST;
    private static final int SECONDS = 30;

    private final AtomicInteger done = new AtomicInteger();

    @Test
    void runsAsManyAtOnceAsItMayAndNoMore() {
        CyclicBarrier together = new CyclicBarrier(MOST);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        Fanout.ofMost(MOST).run(Collections.nCopies(TASKS, () -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            await(together);
            running.decrementAndGet();
            done.incrementAndGet();
        }));

        assertThat(most).hasValue(MOST);
        assertThat(done).hasValue(TASKS);
    }

    @Test
    void throwsWhatATaskThrewWhenTheOthersHaveEnded() {
        CyclicBarrier together = new CyclicBarrier(2);
        List<Runnable> tasks = List.of(() -> {
            await(together);
            throw new IllegalArgumentException("no such item");
        }, () -> {
            await(together);
            done.incrementAndGet();
        });

        assertThatThrownBy(() -> Fanout.ofMost(2).run(tasks))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no such item");
        assertThat(done).hasValue(1);
    }

    @Test
    void beginsNothingOnceOneHasFailed() {
        Runnable failing = () -> {
            done.incrementAndGet();
            throw new IllegalArgumentException("no such item");
        };

        assertThatThrownBy(() -> Fanout.ofMost(1).run(Collections.nCopies(TASKS, failing)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(done).hasValue(1);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
