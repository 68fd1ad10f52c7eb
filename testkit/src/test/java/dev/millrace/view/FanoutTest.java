package dev.millrace.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FanoutTest {
    private static final int MOST = 3;
    private static final int TASKS = 4 * MOST;

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
    void throwsWhatATaskThrewWhenNoneIsRunningAnyMore() {
        List<Runnable> tasks = new ArrayList<>(Collections.nCopies(TASKS, done::incrementAndGet));
        tasks.add(1, () -> {
            throw new IllegalArgumentException("no such item");
        });

        assertThatThrownBy(() -> Fanout.ofMost(MOST).run(tasks))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no such item");
        assertThat(done).hasValue(TASKS);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
