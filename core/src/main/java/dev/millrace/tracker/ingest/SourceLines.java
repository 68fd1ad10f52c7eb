package dev.millrace.tracker.ingest;

import dev.millrace.tracker.Hit;

/// The source whose lines are taken at the moment.
final class SourceLines {
    private final String name;
    private final boolean requestIds;
    private final Occurrences occurrences;

    /// @param requestIds whether the record ids of its hits are final
    SourceLines(String name, boolean requestIds, RecentLines before) {
        this.name = name;
        this.requestIds = requestIds;
        this.occurrences = Occurrences.after(before);
    }

    RecentLines recent() {
        return occurrences.recent();
    }

    String name() {
        return name;
    }

    /// The hit as a record of its own among equal lines of this source.
    Hit identified(Hit hit) {
        if (requestIds) {
            return hit;
        }
        long recordId = occurrences.recordId(hit.epochSecond(), hit.recordId());
        return recordId == hit.recordId() ? hit : hit.withRecordId(recordId);
    }
}
