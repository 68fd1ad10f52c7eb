package dev.millrace.tracker.ingest;

import com.carrotsearch.hppc.LongIntHashMap;
import com.carrotsearch.hppc.cursors.LongIntCursor;
import dev.millrace.tracker.hits.HitBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Numbers equal lines of one source, for formats without request ids, so that the second of two
/// equal lines is another record than the first. Remembers the lines of the newest hours only: a
/// line equal to one of an hour that was dropped is taken for a repetition, never counted twice.
final class Occurrences {
    private static final int MOST_LINES = 4_000_000;
    private static final int LEAST_HOURS = 2;
    private static final int ID_BITS = 48;
    private static final long ID_MASK = (1L << ID_BITS) - 1;
    private final TreeMap<Long, LongIntHashMap> hours = new TreeMap<>();
    private long lines;

    /// The record id of the next line of the source with this second and hash.
    long recordId(long epochSecond, long lineHash) {
        long hour = HitBatch.hourOf(epochSecond);
        LongIntHashMap counts = hours.computeIfAbsent(hour, _ -> new LongIntHashMap());
        int number = counts.addTo(key(epochSecond, lineHash), 1);
        lines += number == 1 ? 1 : 0;
        if (lines > MOST_LINES) {
            dropOldest();
        }
        return number == 1 ? lineHash : numbered(lineHash, number);
    }

    /// Goes on where another was.
    static Occurrences after(RecentLines recent) {
        Occurrences occurrences = new Occurrences();
        recent.counts().forEach(occurrences::restore);
        return occurrences;
    }

    private void restore(RecentLines.Count count) {
        hours.computeIfAbsent(HitBatch.hourOf(count.epochSecond()), _ -> new LongIntHashMap())
                .put(key(count.epochSecond(), count.lineHash()), count.times());
        lines++;
    }

    /// The counts of the newest lines.
    RecentLines recent() {
        List<RecentLines.Count> counts = new ArrayList<>();
        hours.forEach((hour, lines) -> {
            long start = hour * HitBatch.HOUR_SECONDS;
            for (LongIntCursor line : lines) {
                counts.add(new RecentLines.Count(start + (line.key >>> ID_BITS),
                        line.key & ID_MASK, line.value));
            }
        });
        return RecentLines.newest(counts);
    }

    private static long key(long epochSecond, long lineHash) {
        long secondOfHour = Math.floorMod(epochSecond, (long) HitBatch.HOUR_SECONDS);
        return secondOfHour << ID_BITS | lineHash;
    }

    private void dropOldest() {
        if (hours.size() > LEAST_HOURS) {
            Map.Entry<Long, LongIntHashMap> oldest = hours.pollFirstEntry();
            lines -= oldest.getValue().size();
        }
    }

    /// A hash of the line's hash and its number; part of the stored format, as record ids are.
    private static long numbered(long lineHash, int number) {
        long z = lineHash + number * 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return (z ^ z >>> 31) & ID_MASK;
    }
}
