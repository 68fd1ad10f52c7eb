package dev.millrace.tracker.hits;

import dev.millrace.tracker.Hit;
import java.util.List;

/// Identities of the lines of a batch: the second and the 48-bit record id of each. Stored apart
/// from the rest, so that looking for duplicates reads nothing else.
@SuppressWarnings("ArrayRecordComponent") // columns, shared and not compared
record Times(long[] seconds, long[] recordIds) {
    static Times of(List<Hit> hits) {
        Times times = new Times(new long[hits.size()], new long[hits.size()]);
        for (int row = 0; row < hits.size(); row++) {
            times.seconds[row] = hits.get(row).epochSecond();
            times.recordIds[row] = hits.get(row).recordId();
        }
        return times;
    }

    int size() {
        return seconds.length;
    }
}
