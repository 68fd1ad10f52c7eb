package dev.millrace.tracker.ingest;

import dev.millrace.item.Value;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How often each of the newest lines of a file came, so that numbering equal lines goes on after a
/// restart. Equal lines are of one second, and a log writes a second's lines close together.
public record RecentLines(List<Count> counts) {
    static final RecentLines NONE = new RecentLines(List.of());
    /// Seconds before the newest line, and lines at most.
    private static final int SECONDS = 60;
    private static final int MOST = 1_000;
    private static final int BYTES = 2 * Long.BYTES + Integer.BYTES;

    public RecentLines {
        counts = List.copyOf(counts);
    }

    /// How often a line came.
    public record Count(long epochSecond, long lineHash, int times) {}

    static RecentLines newest(List<Count> counts) {
        long newest = counts.stream().mapToLong(Count::epochSecond).max().orElse(0);
        return new RecentLines(counts.stream()
                .filter(count -> count.epochSecond() > newest - SECONDS)
                .sorted(Comparator.comparingLong(Count::epochSecond).reversed())
                .limit(MOST)
                .toList());
    }

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
