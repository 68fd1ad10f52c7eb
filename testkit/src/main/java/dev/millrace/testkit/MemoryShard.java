package dev.millrace.testkit;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.store.ChangeStream.ChangeRecord;
import dev.millrace.store.ChangeStream.Records;
import dev.millrace.store.ChangeStream.Trimmed;
import dev.millrace.store.Sequence;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// One shard of a [MemoryStream]: it takes the changes of the partition keys whose hash is in
/// [from, to), until it is closed.
final class MemoryShard {
    /// Hashes are below it.
    static final long HASHES = 1L << 32;
    /// A read of the service hands over at most as many bytes.
    private static final long MOST_BYTES = 1 << 20;
    private static final Duration RETENTION = Duration.ofHours(24);
    private final String id;
    private final Optional<String> parent;
    private final long from;
    private final long to;
    private final Deque<ChangeRecord> records = new ArrayDeque<>();
    private Optional<Sequence> trimmed = Optional.empty();
    private Optional<Instant> closed = Optional.empty();

    MemoryShard(String id, Optional<String> parent, long from, long to) {
        this.id = id;
        this.parent = parent;
        this.from = from;
        this.to = to;
    }

    String id() {
        return id;
    }

    Optional<String> parent() {
        return parent;
    }

    long from() {
        return from;
    }

    long to() {
        return to;
    }

    boolean isClosed() {
        return closed.isPresent();
    }

    /// Whether it was closed so long ago that nothing is known of it any more.
    boolean isGone(Instant now) {
        return closed.filter(at -> at.isBefore(now.minus(RETENTION))).isPresent();
    }

    boolean takes(Key key) {
        CRC32 hash = new CRC32();
        hash.update(key.partition().getBytes(StandardCharsets.UTF_8));
        return closed.isEmpty() && from <= hash.getValue() && hash.getValue() < to;
    }

    void append(ChangeRecord record) {
        records.addLast(record);
    }

    void close(Instant now) {
        if (closed.isPresent()) {
            throw new IllegalStateException("shard " + id + " is closed already");
        }
        closed = Optional.of(now);
    }

    Records read(Optional<Sequence> after, int limit, Instant now) {
        trim(now.minus(RETENTION));
        Sequence start = after.orElse(Sequence.of(0));
        if (after.isPresent() && trimmed.filter(last -> start.compareTo(last) < 0).isPresent()) {
            throw new Trimmed(id);
        }
        List<ChangeRecord> found = page(start, limit);
        return new Records(found, isClosed() && isLast(found, start));
    }

    private List<ChangeRecord> page(Sequence after, int limit) {
        List<ChangeRecord> page = new ArrayList<>();
        long bytes = 0;
        for (ChangeRecord record : records) {
            if (record.sequence().compareTo(after) > 0) {
                bytes += Stream.of(record.change().before(), record.change().after())
                        .flatMap(Optional::stream)
                        .mapToInt(Item::size)
                        .sum();
                if (page.size() == limit || (!page.isEmpty() && bytes > MOST_BYTES)) {
                    break;
                }
                page.add(record);
            }
        }
        return page;
    }

    private boolean isLast(List<ChangeRecord> found, Sequence start) {
        Sequence reached = found.isEmpty() ? start : found.getLast().sequence();
        return records.isEmpty() || records.getLast().sequence().compareTo(reached) <= 0;
    }

    private void trim(Instant limit) {
        while (!records.isEmpty() && records.getFirst().at().isBefore(limit)) {
            trimmed = Optional.of(records.removeFirst().sequence());
        }
    }
}
