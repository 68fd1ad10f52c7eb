package dev.millrace.testkit;

import dev.millrace.store.ChangeStream;
import dev.millrace.store.ChangeStream.ChangeRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// Delivers the changes of a stream to an applier as badly as is allowed: in batches of any size,
/// again, late, regrouped; in order per shard when first delivered, and never to a child shard
/// before its parent is done.
public final class Delivery {
    private final MemoryStream stream;
    private final Applier applier;
    private final SplittableRandom random;
    private final Map<String, ShardReader> readers = new LinkedHashMap<>();

    public Delivery(MemoryStream stream, Applier applier, SplittableRandom random) {
        this.stream = stream;
        this.applier = applier;
        this.random = random;
    }

    /// Applies batches of changes.
    public interface Applier {
        void apply(String shard, List<ChangeRecord> batch);

        /// All of a closed shard was applied.
        void finish(String shard);
    }

    /// Delivers some batch that has something new, if there is one; it may begin with what was
    /// delivered before. Acknowledges it if the applier does not throw.
    public void deliverNew() {
        List<ShardReader> waiting = readers().stream()
                .filter(ShardReader::isOpen)
                .filter(reader -> reader.fetch() > reader.acknowledged())
                .toList();
        if (waiting.isEmpty()) {
            return;
        }
        ShardReader reader = waiting.get(random.nextInt(waiting.size()));
        int start = reader.acknowledged();
        int from = random.nextInt(3) == 0 ? random.nextInt(start + 1) : start;
        int to = start + 1 + random.nextInt(reader.fetch() - start);
        deliver(reader, from, to);
    }

    /// Delivers a batch that was acknowledged long ago, as a worker does that was cut off.
    public void deliverOld() {
        List<ShardReader> delivered = readers().stream()
                .filter(reader -> reader.acknowledged() > 0)
                .toList();
        if (delivered.isEmpty()) {
            return;
        }
        ShardReader reader = delivered.get(random.nextInt(delivered.size()));
        int from = random.nextInt(reader.acknowledged());
        int to = from + 1 + random.nextInt(reader.acknowledged() - from);
        deliver(reader, from, to);
    }

    /// Delivers everything that was not acknowledged yet.
    public void deliverAll() {
        deliverAll(Integer.MAX_VALUE);
    }

    /// Delivers everything that was not acknowledged yet, in batches of at most so many changes.
    public void deliverAll(int batch) {
        boolean more = true;
        while (more) {
            more = false;
            for (ShardReader reader : readers()) {
                more |= deliverRest(reader, batch);
                more |= finish(reader);
            }
        }
    }

    /// Delivers everything once more, in batches of at most so many changes.
    public void repeatAll(int batch) {
        for (ShardReader reader : readers()) {
            for (int from = 0; from < reader.acknowledged(); from += batch) {
                deliver(reader, from, Math.min(from + batch, reader.acknowledged()));
            }
        }
    }

    /// Splits one of the open shards.
    public void split() {
        List<ChangeStream.Shard> open = stream.shards()
                .stream()
                .filter(shard -> !shard.closed())
                .toList();
        stream.split(open.get(random.nextInt(open.size())).id());
    }

    private void deliver(ShardReader reader, int from, int to) {
        applier.apply(reader.id(), reader.batch(from, to));
        reader.acknowledge(to);
    }

    private boolean deliverRest(ShardReader reader, int batch) {
        boolean more = reader.isOpen() && reader.fetch() > reader.acknowledged();
        while (reader.isOpen() && reader.fetch() > reader.acknowledged()) {
            int from = reader.acknowledged();
            deliver(reader, from, from + Math.min(batch, reader.fetch() - from));
        }
        return more;
    }

    private boolean finish(ShardReader reader) {
        boolean finishes = reader.finishes();
        if (finishes) {
            applier.finish(reader.id());
        }
        return finishes;
    }

    private List<ShardReader> readers() {
        for (ChangeStream.Shard shard : stream.shards()) {
            if (!readers.containsKey(shard.id())) {
                Optional<ShardReader> parent = shard.parent().map(readers::get);
                readers.put(shard.id(), new ShardReader(stream, shard.id(), parent));
            }
        }
        return new ArrayList<>(readers.values());
    }
}
