package dev.millrace.tracker.hits;

import dev.millrace.tracker.Hit;
import java.util.List;

/// Identities of the lines of a batch: the second and the 48-bit record id of each. Stored apart
/// from the rest, so that looking for duplicates reads nothing else.
@SuppressWarnings("ArrayRecordComponent") // columns, shared and not compared
record Times(long[] seconds, long[] recordIds) {
    static Times of(List<Hit> hits) {
        return new Times(hits.stream().mapToLong(Hit::epochSecond).toArray(),
                hits.stream().mapToLong(Hit::recordId).toArray());
    }

    int size() {
        return seconds.length;
    }
}
