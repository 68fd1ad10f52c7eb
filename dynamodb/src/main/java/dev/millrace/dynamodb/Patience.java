package dev.millrace.dynamodb;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long calls are repeated, and how long is waited between two.
///
/// @param total of one call that is throttled, conflicts or gets no answer; below the ten minutes
///            for which DynamoDB knows a transaction again by its token
/// @param unreachable of one call to an endpoint that nobody listens at
/// @param firstPause longest pause before the first repeat; it doubles with each further one
/// @param longestPause of all pauses
public record Patience(Duration total, Duration unreachable, Duration firstPause,
        Duration longestPause) {
    /// Declared first: the default is checked by it.
    private static final Duration TOKEN_KNOWN = Duration.ofMinutes(9);

    public static final Patience DEFAULT = new Patience(Duration.ofSeconds(30),
            Duration.ofSeconds(3), Duration.ofMillis(25), Duration.ofSeconds(2));

    private static final int MAX_DOUBLINGS = 20;

    public Patience {
        if (total.compareTo(TOKEN_KNOWN) > 0) {
            throw new IllegalArgumentException("no call is repeated for over " + TOKEN_KNOWN);
        }
        if (firstPause.isNegative() || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException("pauses grow from the first to the longest");
        }
    }

    /// A random pause ("full jitter"), so that those who collided do not collide again.
    Duration pause(int repeats, RandomGenerator random) {
        Duration most = firstPause.multipliedBy(1L << Math.min(repeats, MAX_DOUBLINGS));
        long nanos = (most.compareTo(longestPause) < 0 ? most : longestPause).toNanos();
        return Duration.ofNanos(random.nextLong(nanos + 1));
    }
}
