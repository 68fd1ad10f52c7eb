package dev.millrace.dynamodb.worker;

import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;

import dev.millrace.item.Key;
import dev.millrace.item.Value;
import dev.millrace.store.Condition;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.Consistency;
import dev.millrace.store.Pages;
import dev.millrace.store.Query;
import dev.millrace.store.Sequence;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The leases of one table's shards, as stored. A worker's writes hold only while the lease is its
/// own: whoever was given up finds that out with its next write.
///
/// Each write sets and removes attributes alone, so that one whose reply was lost may be repeated.
final class Leases {
    private final Store store;
    private final String table;
    private final String token;

    Leases(Store store, String table, String token) {
        this.store = store;
        this.table = table;
        this.token = token;
    }

    Map<String, Lease> all() {
        Map<String, Lease> leases = new HashMap<>();
        Query query = Query.of(WorkerTable.NAME, WorkerTable.leases(table)).strong();
        Pages.forEach(store, query, item -> {
            Lease lease = Lease.of(item);
            leases.put(lease.shard(), lease);
        });
        return leases;
    }

    /// Takes a lease as it was seen; empty where another worker was quicker.
    Optional<Lease> take(Lease seen, Instant until) {
        Lease mine = seen.ownedBy(token, until);
        Condition asSeen = seen.counter() == 0
                ? Condition.absent(Lease.COUNTER)
                : Condition.equal(Lease.COUNTER, Value.of(seen.counter()));
        boolean taken = written(update(seen.shard()).set(Lease.OWNER, token)
                .set(Lease.COUNTER, mine.counter())
                .set(Lease.UNTIL, until.toEpochMilli())
                .when(asSeen));
        return taken ? Optional.of(mine) : Optional.empty();
    }

    /// Each of these returns whether the lease was still held.
    boolean renew(Lease held, Instant until) {
        return written(update(held.shard()).set(Lease.UNTIL, until.toEpochMilli())
                .when(stillHeld(held)));
    }

    /// @param behind time of the last applied change, where more follows it
    record Progress(Optional<Sequence> checkpoint, Optional<Instant> behind, long fence,
            Instant until) {}

    boolean save(Lease held, Progress progress) {
        Write.Update update = update(held.shard()).set(Lease.UNTIL,
                progress.until().toEpochMilli()).set(Lease.FENCE, progress.fence());
        update = progress.checkpoint().isPresent()
                ? update.set(Lease.CHECKPOINT, Value.of(progress.checkpoint().get().bytes()))
                : update.remove(Lease.CHECKPOINT);
        update = progress.behind().isPresent()
                ? update.set(Lease.BEHIND, progress.behind().get().toEpochMilli())
                : update.remove(Lease.BEHIND);
        return written(update.when(stillHeld(held)));
    }

    boolean finish(Lease held) {
        return written(update(held.shard()).set(Lease.DONE, 1)
                .remove(Lease.BEHIND)
                .remove(Lease.OWNER)
                .when(stillHeld(held)));
    }

    boolean release(Lease held) {
        return written(update(held.shard()).remove(Lease.OWNER).when(stillHeld(held)));
    }

    /// Forgets a shard that the stream no longer has.
    void forget(String shard) {
        store.write(Write.delete(WorkerTable.NAME, key(shard)));
    }

    /// Says that this worker lives; returns how many do.
    int meet(Instant now, Instant until) {
        store.write(Write.update(WorkerTable.NAME, worker(token))
                .set(Lease.UNTIL, until.toEpochMilli()));
        Query workers = Query.of(WorkerTable.NAME, WorkerTable.workers(table)).strong();
        Map<Boolean, List<String>> byLife = Pages.all(store, workers)
                .items()
                .stream()
                .collect(partitioningBy(item -> item.number(Lease.UNTIL) >= now.toEpochMilli(),
                        mapping(item -> item.text(WorkerTable.SORT).orElseThrow(), toList())));
        byLife.getOrDefault(false, List.of()).forEach(this::strikeOff);
        return byLife.getOrDefault(true, List.of()).size();
    }

    /// Says that this worker has gone.
    void leave() {
        strikeOff(token);
    }

    long fence() {
        return store.get(WorkerTable.NAME, WorkerTable.fence(table), Consistency.STRONG)
                .item()
                .map(item -> item.number(Lease.FENCE))
                .orElse(0L);
    }

    /// Moves the fence on; returns the new one, or a later one of others.
    long raiseFence() {
        while (true) {
            long next = fence() + 1;
            Write.Update update = Write.update(WorkerTable.NAME, WorkerTable.fence(table))
                    .set(Lease.FENCE, next);
            Condition below = Condition.any(Condition.absent(Lease.FENCE),
                    Condition.compare(Lease.FENCE, Condition.Relation.LESS, Value.of(next)));
            if (written(update.when(below))) {
                return next;
            }
        }
    }

    private void strikeOff(String worker) {
        store.write(Write.delete(WorkerTable.NAME, worker(worker)));
    }

    private Key worker(String name) {
        return Key.of(WorkerTable.workers(table), name);
    }

    private boolean written(Write write) {
        try {
            store.write(write);
            return true;
        } catch (ConditionFailed _) {
            return false;
        }
    }

    private Condition stillHeld(Lease held) {
        return Condition.all(Condition.equal(Lease.OWNER, Value.of(token)),
                Condition.equal(Lease.COUNTER, Value.of(held.counter())));
    }

    private Write.Update update(String shard) {
        return Write.update(WorkerTable.NAME, key(shard));
    }

    private Key key(String shard) {
        return Key.of(WorkerTable.leases(table), shard);
    }
}
