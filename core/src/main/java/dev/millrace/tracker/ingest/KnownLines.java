package dev.millrace.tracker.ingest;

import com.carrotsearch.hppc.LongHashSet;
import dev.millrace.tracker.Hit;
import dev.millrace.tracker.hits.HitBatch;

/// The identities of the lines of one UTC hour that are stored, as they were at a revision of the
/// hour's guard. Second of the hour and record id take 60 bits of one number.
final class KnownLines {
    private static final int ID_BITS = 48;
    private final LongHashSet identities = new LongHashSet();
    private long revision;

    KnownLines(long revision) {
        this.revision = revision;
    }

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

    long revision() {
        return revision;
    }

    /// The next write of the hour's lines advanced the guard.
    void advance() {
        revision++;
    }
}
