package dev.millrace.dynamodb;

import dev.millrace.store.StoreException;
import dev.millrace.store.UnknownOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.exception.SdkException;

/// Sends calls, and sends them again while that may help and does no harm. The SDK's own retries
/// are off, since they do not tell a lost reply from a refusal.
final class Calls {
    private final Patience patience;
    private final InstantSource clock;
    private final RandomGenerator random;

    Calls(Patience patience, InstantSource clock, RandomGenerator random) {
        this.patience = patience;
        this.clock = clock;
        this.random = random;
    }

    /// @throws UnknownOutcome where a write's reply was lost and it may not be sent again, or every
    ///             further reply was lost too
    /// @throws StoreException where the service stayed busy or unreachable
    <T> T run(Call<T> call) {
        Instant start = clock.instant();
        boolean lost = false;
        for (int repeats = 0;; repeats++) {
            try {
                return call.send().get();
            } catch (SdkException failure) {
                Fault fault = Fault.of(failure);
                if (fault == Fault.REFUSED) {
                    return call.refusal().of(failure, lost);
                }
                lost |= fault == Fault.LOST && call.repeat() != Call.Repeat.READ;
                boolean harmful = lost && call.repeat() == Call.Repeat.UNSAFE;
                if (harmful || isOver(start, fault)) {
                    throw givenUp(call, failure, lost);
                }
                pause(repeats);
            }
        }
    }

    /// Waits before a repeat.
    void pause(int repeats) {
        try {
            Thread.sleep(patience.pause(repeats, random));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting for DynamoDB", interrupted);
        }
    }

    /// Whether what began then has lasted for as long as any call may.
    boolean isOver(Instant start) {
        return lasted(start).compareTo(patience.total()) >= 0;
    }

    Instant now() {
        return clock.instant();
    }

    private boolean isOver(Instant start, Fault fault) {
        Duration most = fault == Fault.UNREACHABLE ? patience.unreachable() : patience.total();
        return lasted(start).compareTo(most) >= 0;
    }

    private Duration lasted(Instant start) {
        return Duration.between(start, clock.instant());
    }

    private static StoreException givenUp(Call<?> call, SdkException failure, boolean lost) {
        return lost
                ? new UnknownOutcome(call.table(), failure)
                : Failures.of(call.action(), call.table(), failure);
    }
}
