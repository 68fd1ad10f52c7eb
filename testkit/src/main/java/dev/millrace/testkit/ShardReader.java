package dev.millrace.testkit;

import dev.millrace.store.ChangeStream;
import dev.millrace.store.ChangeStream.ChangeRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The records of one shard that were ever read, and how many of them were acknowledged.
final class ShardReader {
    private final ChangeStream stream;
    private final String id;
    private final Optional<ShardReader> parent;
    private final List<ChangeRecord> records = new ArrayList<>();
    private int acknowledged;
    private boolean ended;
    private boolean finished;

    ShardReader(ChangeStream stream, String id, Optional<ShardReader> parent) {
        this.stream = stream;
        this.id = id;
        this.parent = parent;
    }

    String id() {
        return id;
    }

    int acknowledged() {
        return acknowledged;
    }

    /// Whether this shard may be read: its parent was applied to its end.
    boolean isOpen() {
        return parent.isEmpty() || parent.get().isExhausted();
    }

    /// Reads what is new; returns how many records are known.
    int fetch() {
        if (ended) {
            return records.size();
        }
        ChangeStream.Records read = stream.read(id,
                records.isEmpty()
                        ? Optional.empty()
                        : Optional.of(records.getLast().sequence()),
                1000);
        records.addAll(read.records());
        ended = read.end();
        return records.size();
    }

    List<ChangeRecord> batch(int from, int to) {
        return List.copyOf(records.subList(from, to));
    }

    void acknowledge(int to) {
        acknowledged = Math.max(acknowledged, to);
    }

    boolean isExhausted() {
        return ended && acknowledged == records.size();
    }

    /// Whether this is the first time that the shard is seen at its end.
    boolean finishes() {
        boolean first = !finished && isExhausted();
        finished |= first;
        return first;
    }
}
