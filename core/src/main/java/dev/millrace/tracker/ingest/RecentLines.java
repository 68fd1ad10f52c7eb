package dev.millrace.tracker.ingest;

import dev.millrace.item.Value;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// How often each of the newest lines of a file came, so that numbering equal lines goes on after a
/// restart. Equal lines are of one second, and a log writes a second's lines together.
record RecentLines(List<Count> counts) {
    static final RecentLines NONE = new RecentLines(List.of());
    /// Seconds before the newest line, and lines at most.
    static final int SECONDS = 5;
    static final int MOST = 1_000;
    private static final int BYTES = 2 * Long.BYTES + Integer.BYTES;

    RecentLines {
        counts = List.copyOf(counts);
    }

    record Count(long epochSecond, long lineHash, int times) {}

    Value value() {
        ByteBuffer bytes = ByteBuffer.allocate(counts.size() * BYTES);
        for (Count count : counts) {
            bytes.putLong(count.epochSecond()).putLong(count.lineHash()).putInt(count.times());
        }
        return new Value.Binary(bytes.array());
    }

    static RecentLines read(byte[] stored) {
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        List<Count> counts = new ArrayList<>();
        while (bytes.remaining() >= BYTES) {
            counts.add(new Count(bytes.getLong(), bytes.getLong(), bytes.getInt()));
        }
        return new RecentLines(counts);
    }
}
