package dev.millrace.tracker.views;

import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.hits.HitBatch;
import dev.millrace.tracker.hits.HitBatches;
import dev.millrace.view.Source;

/// All views of the tracker, as the engine takes them.
public final class TrackerViews {
    /// The facts: every batch of hits of every site.
    public static final Source<HitBatch> HITS = new Source<>(
            "hits", TrackerTable.NAME, HitBatches::covers, HitBatches::read);

    private TrackerViews() {}
}
