package dev.millrace.tracker.ingest;

import com.carrotsearch.hppc.LongHashSet;
import dev.millrace.tracker.Hit;
import dev.millrace.tracker.hits.HitBatch;

/// The identities of the lines of one UTC hour that are stored, in the batches before a number.
/// Second of the hour and record id take 60 bits of one number.
final class KnownLines {
    private static final int ID_BITS = 48;
    private final LongHashSet identities = new LongHashSet();
    private int nextNumber;
    private boolean guarded;
    private long revision;

    /// @return whether it was not known yet
    boolean add(Hit hit) {
        return add(hit.epochSecond(), hit.recordId());
    }

    boolean add(long epochSecond, long recordId) {
        long secondOfHour = Math.floorMod(epochSecond, (long) HitBatch.HOUR_SECONDS);
        return identities.add(secondOfHour << ID_BITS | recordId);
    }

    int size() {
        return identities.size();
    }

    /// The number of the batch that is stored next.
    int nextNumber() {
        return nextNumber;
    }

    void sawBatch(int number) {
        nextNumber = Math.max(nextNumber, number + 1);
    }

    /// Whether the hour has a guard.
    boolean isGuarded() {
        return guarded;
    }

    /// The revision of the guard, 0 where there is none yet.
    long revision() {
        return revision;
    }

    void guardedAt(long guardRevision) {
        guarded = true;
        revision = guardRevision;
    }
}
