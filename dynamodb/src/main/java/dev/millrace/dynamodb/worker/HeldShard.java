package dev.millrace.dynamodb.worker;

import dev.millrace.store.ChangeStream;
import dev.millrace.store.ChangeStream.ChangeRecord;
import dev.millrace.store.ChangeStream.Records;
import dev.millrace.store.Sequence;
import dev.millrace.store.StoreException;
import dev.millrace.view.StreamApplier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// A shard that this worker has the lease of. Its position moves only after what lies before it is
/// in the views, and is written down after that: whoever goes on from there may repeat changes, and
/// cannot skip any.
final class HeldShard {
    private final Lease lease;
    private final Tools tools;
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
        } catch (StoreException failure) {
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
        Records read = read();
        if (!read.records().isEmpty()) {
            apply(read);
        }
        if (read.end()) {
            end();
            return;
        }
        quiet = read.records().isEmpty() ? quiet + 1 : 0;
        boolean passed = wanted > fence && quiet >= tools.pace().quietReads();
        if (passed) {
            fence = wanted;
        }
        if (passed || quiet == 0 || behind.isPresent()) {
            behind = quiet > 0 ? Optional.empty() : behind;
            save();
        }
        plan(read.records().size());
    }

    private void plan(int found) {
        boolean hurried = found > 0 || wanted > fence;
        pause = hurried ? tools.pace().busy() : tools.pace().after(pause);
        Instant now = tools.clock().instant();
        due = found >= tools.pace().batch() ? now : now.plus(pause);
    }

    /// A shard of which nothing was read yet cannot have lost anything that was waited for: if it
    /// is not found, that is tried again, and the list of shards tells whether it has gone.
    private Records read() {
        try {
            return readOn();
        } catch (ChangeStream.Trimmed lost) {
            if (position.isEmpty()) {
                throw new StoreException(
                        "shard " + lease.shard() + " is listed and not found; it is"
                                + " tried again",
                        lost);
            }
            tools.applier().reportGap();
            position = Optional.empty();
            return readOn();
        }
    }

    private Records readOn() {
        return tools.stream().read(lease.shard(), position, tools.pace().batch());
    }

    private void apply(Records read) {
        tools.applier().apply(lease.shard(), read.records());
        ChangeRecord last = read.records().getLast();
        position = Optional.of(last.sequence());
        boolean full = read.records().size() >= tools.pace().batch();
        behind = full ? Optional.of(last.at()) : Optional.empty();
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
