package dev.millrace.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class StreamFreshnessTest {
    private final AtomicInteger fences = new AtomicInteger();
    private final AtomicInteger measures = new AtomicInteger();

    private StreamFreshness freshness(Runnable settle, Duration patience) {
        return new StreamFreshness(() -> Duration.ofSeconds(measures.incrementAndGet()), () -> {
            settle.run();
            fences.incrementAndGet();
        }, InstantSource.fixed(Instant.EPOCH), "here", patience);
    }

    @Test
    void raisesOneFenceForAllThatWasWritten() {
        StreamFreshness freshness = freshness(() -> {}, Duration.ofMinutes(1));
        String first = freshness.token();
        String second = freshness.token();
        assertThat(freshness.await(second)).isTrue();
        assertThat(freshness.await(first)).isTrue();
        assertThat(fences).hasValue(1);
        assertThat(freshness.await(freshness.token())).isTrue();
        assertThat(fences).hasValue(2);
    }

    @Test
    void believesNoTokenOfOthers() {
        StreamFreshness freshness = freshness(() -> {}, Duration.ofMinutes(1));
        for (String token : new String[]{"there-1", "here-7", "here-", "x"}) {
            int before = fences.get();
            assertThat(freshness.await(token)).isTrue();
            assertThat(fences.get()).isGreaterThan(before);
        }
    }

    @Test
    void givesUpWaitingAndLaterFindsItDone() {
        CountDownLatch slow = new CountDownLatch(1);
        StreamFreshness freshness = freshness(() -> {
            try {
                slow.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, Duration.ZERO);
        String token = freshness.token();
        assertThat(freshness.await(token)).isFalse();
        slow.countDown();
        while (!freshness.await(token)) {
            Thread.onSpinWait();
        }
        assertThat(fences).hasValue(1);
    }

    @Test
    void measuresTheLagOnceASecond() {
        StreamFreshness freshness = freshness(() -> {}, Duration.ZERO);
        assertThat(freshness.lag()).isEqualTo(freshness.lag());
        assertThat(measures).hasValue(1);
    }
}
