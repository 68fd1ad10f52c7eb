package dev.millrace.dynamodb.worker;

import dev.millrace.store.ChangeStream;
import dev.millrace.store.ChangeStream.Shard;
import dev.millrace.store.Store;
import dev.millrace.store.StoreException;
import dev.millrace.view.StreamApplier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// Keeps the views of one table fresh by reading its change stream. Any number of workers share the
/// shards, in one process or many.
///
/// # What it does
///
/// Once a round it says that it lives, reads the leases, lists the shards, and takes as many
/// readable ones as are its fair share; of more than that it gives some back. A child shard is
/// readable when its parent is done, or gone. Between rounds it reads each of its shards, more
/// seldom while nothing happens, applies what it reads, and then writes down how far it came.
///
/// # What goes wrong
///
/// - It dies: its leases run out, and others go on from what it wrote down. What it had applied
///   beyond that is applied again, which the watermarks of the view items make harmless.
/// - It is slow and taken for dead: its next write of a lease fails, and it drops the shard. What it
///   applies meanwhile is harmless for the same reason.
/// - It was away for so long that changes were dropped from the stream, or a whole shard that was
///   not done: it says so to the views, which need a rebuild, and goes on with what is left. So it
///   may say when nothing was lost in fact, if nothing was written since.
public final class StreamWorker {
    private static final Duration RETIREMENT = Duration.ofHours(1);
    private final HeldShard.Tools tools;
    private final Leases leases;
    private final InTurn inTurn;
    private final Map<String, HeldShard> held = new ConcurrentHashMap<>();
    private final AtomicBoolean hurry = new AtomicBoolean();
    private Instant nextRound = Instant.MIN;
    private Instant nextRetirement = Instant.MIN;
    private Instant nextRenewal = Instant.MIN;
    private long fence;

    /// @param store the engine's own, with [WorkerTable]
    /// @param token names this worker, and no other ever
    public record Setting(Store store, String table, ChangeStream stream, String token, Pace pace,
            InstantSource clock) {}

    /// Runs tasks and returns when all are done: at once, or one after another.
    public interface InTurn {
        void run(Collection<Runnable> tasks);
    }

    public StreamWorker(Setting setting, StreamApplier applier, InTurn inTurn) {
        this.leases = new Leases(setting.store(), setting.table(), setting.token());
        this.tools = new HeldShard.Tools(setting.stream(), applier, leases, setting.pace(),
                setting.clock());
        this.inTurn = inTurn;
    }

    /// Does what is due; returns for how long there is nothing more to do.
    ///
    /// @throws StoreException where something did not work, which the next step tries again
    public Duration step() {
        Instant now = now();
        if (hurry.getAndSet(false) || !now.isBefore(nextRound)) {
            round();
        }
        try {
            inTurn.run(held.values()
                    .stream()
                    .<Runnable>map(each -> () -> each.step(fence))
                    .toList());
        } finally {
            boolean ended = drop(HeldShard.State.ENDED);
            drop(HeldShard.State.LOST);
            nextRound = ended ? now : nextRound;
        }
        return untilDue();
    }

    /// Renews the leases if it is time to. Another thread may call it while a step takes long.
    public synchronized void renew() {
        Instant now = now();
        if (now.isBefore(nextRenewal)) {
            return;
        }
        nextRenewal = now.plus(tools.pace().round());
        held.values().forEach(each -> each.renew(now));
    }

    /// Gives everything back, so that others need not wait for the leases to run out.
    public void release() {
        held.values().forEach(HeldShard::release);
        held.clear();
        leases.leave();
    }

    /// Marks everything that is written so far; [#isPast] tells when the views have it.
    public long raiseFence() {
        long raised = leases.raiseFence();
        hurry.set(true);
        return raised;
    }

    /// Whether everything is applied that was written before the fence was raised, by
    /// whichever worker.
    public boolean isPast(long raised) {
        return lineage().isPast(raised);
    }

    /// Shards that this worker reads.
    public int shards() {
        return held.size();
    }

    private void round() {
        renew();
        Instant now = now();
        int workers = leases.meet(now, now.plus(tools.pace().lease()));
        Lineage lineage = lineage();
        lineage.gone().forEach(this::bury);
        share(lineage.readable(), workers);
        fence = leases.fence();
        retire(now);
        nextRound = now.plus(tools.pace().round());
    }

    private Lineage lineage() {
        Map<String, Lease> written = leases.all();
        List<Shard> shards = tools.stream().shards();
        return new Lineage(shards, written);
    }

    private void bury(Lease gone) {
        if (!gone.done()) {
            tools.applier().reportGap();
            tools.applier().finish(gone.shard());
        }
        leases.forget(gone.shard());
        held.remove(gone.shard());
    }

    private void retire(Instant now) {
        if (!now.isBefore(nextRetirement)) {
            tools.applier().retireShards();
            nextRetirement = now.plus(RETIREMENT);
        }
    }

    private void share(List<Lease> readable, int workers) {
        int fair = Math.ceilDiv(readable.size(), Math.max(1, workers));
        List<HeldShard> mine = new ArrayList<>(held.values());
        for (HeldShard surplus : mine.subList(Math.min(fair, mine.size()), mine.size())) {
            surplus.release();
        }
        drop(HeldShard.State.LOST);
        Instant now = now();
        for (Lease each : readable) {
            if (held.size() < fair && !held.containsKey(each.shard()) && each.isFree(now)) {
                take(each);
            }
        }
    }

    private void take(Lease seen) {
        Optional<Lease> taken = leases.take(seen, now().plus(tools.pace().lease()));
        taken.ifPresent(lease -> held.put(lease.shard(), new HeldShard(lease, tools)));
    }

    private boolean drop(HeldShard.State state) {
        return held.values().removeIf(each -> each.state() == state);
    }

    private Duration untilDue() {
        Instant first = held.values()
                .stream()
                .map(HeldShard::due)
                .reduce(nextRound, (a, b) -> a.isBefore(b) ? a : b);
        Duration wait = Duration.between(now(), first);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private Instant now() {
        return tools.clock().instant();
    }
}
