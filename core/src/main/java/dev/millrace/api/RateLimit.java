package dev.millrace.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/// How fast one user may go on: so many at once, and after that so many a second. Kept in this
/// process, so several servers let through several times as much.
///
/// @param burst at once, after a rest
/// @param perSecond in the long run
public record RateLimit(double burst, double perSecond) {
    /// What a person does, and pages for them.
    public static final RateLimit PERSON = new RateLimit(30, 10);

    public RateLimit {
        if (!(burst >= 1) || !(perSecond > 0)) {
            throw new IllegalArgumentException("a limit lets something through");
        }
    }

    /// What is left for each user, by a clock.
    static final class Meter {
        private static final int MOST = 100_000;
        private static final double MILLIS = 1000;

        private final RateLimit limit;
        private final InstantSource clock;
        private final Cache<UUID, AtomicReference<Bucket>> buckets;

        Meter(RateLimit limit, InstantSource clock) {
            this.limit = limit;
            this.clock = clock;
            this.buckets = Caffeine.newBuilder()
                    .maximumSize(MOST)
                    .expireAfterAccess(
                            Duration.ofSeconds((long) (limit.burst / limit.perSecond) + 1))
                    .build();
        }

        private record Bucket(double left, long at) {}

        /// @throws ApiError with status 429 that says when to go on
        void pass(UUID user) {
            long now = clock.millis();
            Bucket after = buckets
                    .get(user, _ -> new AtomicReference<>(new Bucket(limit.burst, now)))
                    .updateAndGet(bucket -> taken(bucket, now));
            if (after.left < 0) {
                throw tooFast(-after.left / limit.perSecond);
            }
        }

        /// Below zero says refused: what was there was less than one, and still is.
        private Bucket taken(Bucket bucket, long now) {
            double before = bucket.left < 0 ? bucket.left + 1 : bucket.left;
            double left = Math.min(limit.burst,
                    before + (now - bucket.at) / MILLIS * limit.perSecond);
            return new Bucket(left - 1, now);
        }

        private static ApiError tooFast(double seconds) {
            return Problem.of(429, "Too many requests", "that was too fast; try again in a moment")
                    .retryAfter((int) Math.max(1, Math.ceil(seconds)))
                    .error();
        }
    }
}
