package dev.millrace.dynamodb.worker;

import dev.millrace.item.Item;
import dev.millrace.store.ChangeStream;
import dev.millrace.store.ChangeStream.ChangeRecord;
import dev.millrace.store.ChangeStream.Records;
import dev.millrace.store.Sequence;
import dev.millrace.store.StoreException;
import dev.millrace.view.StreamApplier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A shard that this worker has the lease of. Changes that were read wait a while for others, so
/// that a view item that many of them count towards is written once. The position moves only after
/// what lies before it is in the views, and is written down after that: whoever goes on from there
/// may repeat changes, and cannot skip any.
final class HeldShard {
    /// As many changes are never held back.
    private static final int MOST_WAITING = 10_000;
    private static final long MOST_BYTES_WAITING = 32 << 20;
    private static final long BYTES_OF_LARGE_PAGE = 256 << 10;
    private final Lease lease;
    private final Tools tools;
    private final List<ChangeRecord> waiting = new ArrayList<>();
    private long bytesWaiting;
    private Optional<Sequence> position;
    private Optional<Instant> behind;
    private long fence;
    private long wanted;
    private int quiet;
    private Instant due;
    private Duration pause;
    private volatile Instant until;
    private volatile State state = State.HELD;

    HeldShard(Lease lease, Tools tools) {
        this.lease = lease;
        this.until = lease.until();
        this.tools = tools;
        this.position = lease.checkpoint();
        this.behind = lease.behind();
        this.fence = lease.fence();
        this.wanted = lease.fence();
        this.pause = tools.pace().busy();
        this.due = tools.clock().instant();
    }

    /// What a shard is read and applied with.
    record Tools(ChangeStream stream, StreamApplier applier, Leases leases, Pace pace,
            InstantSource clock) {}

    /// Whether the shard is still this worker's.
    enum State {
        HELD, LOST, ENDED
    }

    Lease lease() {
        return lease;
    }

    State state() {
        return state;
    }

    Instant due() {
        return due;
    }

    /// Reads and applies what there is, if it is time to, or a fence waits.
    ///
    /// @param raised the last fence known before the call
    void step(long raised) {
        Instant now = tools.clock().instant();
        if (raised > wanted) {
            wanted = raised;
            quiet = 0;
            pause = tools.pace().busy();
            due = now;
        }
        if (state != State.HELD || now.isBefore(due)) {
            return;
        }
        try {
            advance();
        } catch (RuntimeException failure) {
            due = now.plus(pause);
            pause = tools.pace().after(pause);
            throw failure;
        }
    }

    /// Says that the lease is still wanted, where nothing has said so for half of its time.
    void renew(Instant now) {
        Duration time = tools.pace().lease();
        if (state != State.HELD || until.isAfter(now.plus(time.dividedBy(2)))) {
            return;
        }
        if (tools.leases().renew(lease, now.plus(time))) {
            until = now.plus(time);
        } else {
            state = State.LOST;
        }
    }

    /// Gives the shard back.
    void release() {
        if (state == State.HELD) {
            tools.leases().release(lease);
            state = State.LOST;
        }
    }

    private void advance() {
        int found = waiting.size();
        boolean end = gather();
        found = waiting.size() - found;
        boolean applied = !waiting.isEmpty() && (end || isRipe());
        if (applied) {
            apply();
        }
        if (end) {
            end();
            return;
        }
        quiet = found == 0 && waiting.isEmpty() ? quiet + 1 : 0;
        boolean passed = wanted > fence && quiet >= tools.pace().quietReads();
        if (passed) {
            fence = wanted;
        }
        if (passed || applied || behind.isPresent()) {
            behind = quiet > 0 ? Optional.empty() : behind;
            save();
        }
        plan(found);
    }

    /// Reads what there is, up to a bound. A small page ends it: more may come all the time.
    ///
    /// @return whether the shard is read to its end
    private boolean gather() {
        while (!isFull()) {
            Records read = read();
            long before = bytesWaiting;
            read.records().forEach(this::keep);
            boolean large = read.records().size() >= tools.pace().batch()
                    || bytesWaiting - before >= BYTES_OF_LARGE_PAGE;
            if (read.end() || !large) {
                return read.end();
            }
        }
        return false;
    }

    private void keep(ChangeRecord change) {
        waiting.add(change);
        bytesWaiting += change.change().after().map(Item::size).orElse(0);
        bytesWaiting += change.change().before().map(Item::size).orElse(0);
    }

    private boolean isFull() {
        return waiting.size() >= MOST_WAITING || bytesWaiting >= MOST_BYTES_WAITING;
    }

    private boolean isRipe() {
        Instant oldest = waiting.getFirst().at();
        return isFull() || wanted > fence
                || !tools.clock().instant().isBefore(oldest.plus(tools.pace().window()));
    }

    private void plan(int found) {
        boolean hurried = found > 0 || !waiting.isEmpty() || wanted > fence;
        pause = hurried ? tools.pace().busy() : tools.pace().after(pause);
        Instant now = tools.clock().instant();
        due = behind.isPresent() ? now : now.plus(pause);
    }

    /// A shard of which nothing was read yet cannot have lost anything that was waited for: if it
    /// is not found, that is tried again, and the list of shards tells whether it has gone.
    private Records read() {
        try {
            return readOn();
        } catch (ChangeStream.Trimmed lost) {
            if (position.isEmpty() && waiting.isEmpty()) {
                throw new StoreException(
                        "shard " + lease.shard() + " is listed and not found; it is"
                                + " tried again",
                        lost);
            }
            tools.applier().reportGap();
            position = Optional.empty();
            waiting.clear();
            bytesWaiting = 0;
            return readOn();
        }
    }

    private Records readOn() {
        Optional<Sequence> after = waiting.isEmpty()
                ? position
                : Optional.of(waiting.getLast().sequence());
        return tools.stream().read(lease.shard(), after, tools.pace().batch());
    }

    private void apply() {
        tools.applier().apply(lease.shard(), waiting);
        ChangeRecord last = waiting.getLast();
        position = Optional.of(last.sequence());
        behind = isFull() ? Optional.of(last.at()) : Optional.empty();
        waiting.clear();
        bytesWaiting = 0;
    }

    /// The registry hears of the end first: a worker that dies in between is repeated by the next.
    private void end() {
        tools.applier().finish(lease.shard());
        state = tools.leases().finish(lease) ? State.ENDED : State.LOST;
    }

    private void save() {
        Instant end = tools.clock().instant().plus(tools.pace().lease());
        if (tools.leases().save(lease, new Leases.Progress(position, behind, fence, end))) {
            until = end;
        } else {
            state = State.LOST;
        }
    }
}
