package dev.millrace.tracker.ingest;

import dev.millrace.tracker.Hit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What of an hour's lines is new, found against the lines stored at a revision of its guard.
record HourPlan(HourHits fresh, KnownLines known, long duplicates) {
    static HourPlan of(HourHits hour, KnownLines known) {
        List<Hit> fresh = new ArrayList<>(hour.hits().size());
        for (Hit hit : hour.hits()) {
            if (known.add(hit)) {
                fresh.add(hit);
            }
        }
        return new HourPlan(new HourHits(hour.utcHour(), hour.source(), fresh), known,
                hour.hits().size() - fresh.size());
    }

    boolean isEmpty() {
        return fresh.hits().isEmpty();
    }

    /// Counts lines that were stored by what they are.
    static ImportReport counted(Collection<Hit> stored) {
        Map<Hit.Kind, Long> counts = new EnumMap<>(Hit.Kind.class);
        for (Hit hit : stored) {
            counts.merge(hit.kind(), 1L, Long::sum);
        }
        return counts.entrySet()
                .stream()
                .map(count -> ImportReport.ofStored(count.getKey(), count.getValue()))
                .reduce(ImportReport.NONE, ImportReport::plus);
    }
}
