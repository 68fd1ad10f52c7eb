package dev.millrace.dynamodb.worker;

import dev.millrace.item.Item;
import dev.millrace.store.Sequence;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Who reads a shard, and how far it was applied, as it is written down.
///
/// @param owner token of the worker that has it, empty where nobody has
/// @param counter moves each time a worker takes it
/// @param until when the owner is taken to be dead
/// @param checkpoint position of the last change that is in the views
/// @param behind time of that change, where more was known to follow it
/// @param fence the last fence that everything written before it was applied
/// @param done the shard was closed and all of it is applied
record Lease(String shard, Optional<String> owner, long counter, Instant until,
        Optional<Sequence> checkpoint, Optional<Instant> behind, long fence, boolean done) {
    static final String OWNER = "Owner";
    static final String COUNTER = "Counter";
    static final String UNTIL = "Until";
    static final String CHECKPOINT = "Checkpoint";
    static final String BEHIND = "Behind";
    static final String FENCE = "Fence";
    static final String DONE = "Done";

    static Lease none(String shard) {
        return new Lease(shard, Optional.empty(), 0, Instant.EPOCH, Optional.empty(),
                Optional.empty(), 0, false);
    }

    static Lease of(Item item) {
        return new Lease(item.text(WorkerTable.SORT).orElseThrow(), item.text(OWNER),
                item.number(COUNTER),
                Instant.ofEpochMilli(item.number(UNTIL)),
                item.binary(CHECKPOINT).map(Sequence::of),
                item.has(BEHIND)
                        ? Optional.of(Instant.ofEpochMilli(item.number(BEHIND)))
                        : Optional.empty(),
                item.number(FENCE), item.has(DONE));
    }

    Lease ownedBy(String token, Instant end) {
        return new Lease(shard, Optional.of(token), counter + 1, end, checkpoint, behind, fence,
                done);
    }

    boolean isFree(Instant now) {
        return owner.isEmpty() || until.isBefore(now);
    }

    /// Age of what was not applied: since the last applied change if more followed it, else since
    /// the owner died.
    Duration lag(Instant now) {
        boolean dead = owner.isPresent() && until.isBefore(now);
        return behind.or(() -> dead ? Optional.of(until) : Optional.empty())
                .filter(_ -> !done)
                .map(since -> Duration.between(since, now))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }
}
