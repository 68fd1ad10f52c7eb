package dev.millrace.testkit;

import dev.millrace.store.Change;
import dev.millrace.store.ChangeStream;
import dev.millrace.store.Sequence;
import java.math.BigInteger;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The changes of one table of a [MemoryStore], in shards by the hash of the partition key, kept
/// for 24 hours of the store's clock. Sequence numbers have 21 digits and more, as DynamoDB's have.
public final class MemoryStream implements ChangeStream {
    private static final int FIRST_SHARDS = 4;
    private static final BigInteger FIRST_SEQUENCE = BigInteger.TEN.pow(20);
    private final ReentrantLock lock = new ReentrantLock();
    private final InstantSource clock;
    private final List<MemoryShard> shards = new ArrayList<>();
    private BigInteger sequence = FIRST_SEQUENCE;
    private int made;

    MemoryStream(InstantSource clock) {
        this.clock = clock;
        long width = MemoryShard.HASHES / FIRST_SHARDS;
        for (int i = 0; i < FIRST_SHARDS; i++) {
            add(Optional.empty(), i * width, (i + 1) * width);
        }
    }

    @Override
    public List<Shard> shards() {
        lock.lock();
        try {
            shards.removeIf(shard -> shard.isGone(clock.instant()));
            List<String> known = shards.stream().map(MemoryShard::id).toList();
            return shards.stream()
                    .map(shard -> new Shard(shard.id(), shard.parent().filter(known::contains),
                            shard.isClosed()))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Records read(String shard, Optional<Sequence> after, int limit) {
        lock.lock();
        try {
            return shard(shard).read(after, limit, clock.instant());
        } finally {
            lock.unlock();
        }
    }

    /// Closes a shard; two children go on with a half of its keys each.
    ///
    /// @return the ids of the children
    public List<String> split(String shard) {
        lock.lock();
        try {
            MemoryShard parent = shard(shard);
            parent.close(clock.instant());
            long middle = (parent.from() + parent.to()) / 2;
            return List.of(add(Optional.of(shard), parent.from(), middle),
                    add(Optional.of(shard), middle, parent.to()));
        } finally {
            lock.unlock();
        }
    }

    void append(Change change) {
        lock.lock();
        try {
            sequence = sequence.add(BigInteger.ONE);
            shards.stream()
                    .filter(shard -> shard.takes(change.key()))
                    .findAny()
                    .orElseThrow()
                    .append(new ChangeRecord(new Sequence(sequence), clock.instant(), change));
        } finally {
            lock.unlock();
        }
    }

    private MemoryShard shard(String id) {
        return shards.stream()
                .filter(shard -> shard.id().equals(id))
                .findAny()
                .orElseThrow(() -> new Trimmed(id));
    }

    private String add(Optional<String> parent, long from, long to) {
        made++;
        MemoryShard shard = new MemoryShard("shardId-" + made, parent, from, to);
        shards.add(shard);
        return shard.id();
    }
}
