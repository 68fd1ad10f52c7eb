package dev.millrace.tracker.ingest;

import dev.millrace.tracker.Hit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

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
    @SuppressWarnings("EnumOrdinal") // an EnumMap without boxes, gone when this returns
    static ImportReport counted(Collection<Hit> stored) {
        long[] counts = new long[Hit.Kind.values().length];
        for (Hit hit : stored) {
            counts[hit.kind().ordinal()]++;
        }
        ImportReport report = ImportReport.NONE;
        for (Hit.Kind kind : Hit.Kind.values()) {
            report = report.plus(ImportReport.ofStored(kind, counts[kind.ordinal()]));
        }
        return report;
    }
}
