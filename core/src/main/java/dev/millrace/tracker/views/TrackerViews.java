package dev.millrace.tracker.views;

import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.hits.HitBatch;
import dev.millrace.tracker.hits.HitBatches;
import dev.millrace.view.Source;
import dev.millrace.view.View;
import java.util.List;

/// All views of the tracker, as the engine takes them.
public final class TrackerViews {
    /// The facts: every batch of hits of every site.
    public static final Source<HitBatch> HITS = new Source<>(
            "hits", TrackerTable.NAME, HitBatches::covers, HitBatches::read)
            .marked(new Source.Mark.Attribute(HitBatches.HITS, 'B'));

    private TrackerViews() {}

    public static List<View<?>> all() {
        return List.of(pageIndex(), pageMonth(), siteDay());
    }

    private static View<?> pageIndex() {
        return View.of("page-index", 1)
                .from(HITS)
                .into(TrackerTable.SCHEMA)
                .contributing(PageIndex::contribute)
                .requeriedBy(StoredHits::ofSite);
    }

    private static View<?> pageMonth() {
        return View.of("page-month", 1)
                .from(HITS)
                .into(TrackerTable.SCHEMA)
                .contributing(PageMonth::contribute);
    }

    private static View<?> siteDay() {
        return View.of("site-day", 1)
                .from(HITS)
                .into(TrackerTable.SCHEMA)
                .contributing(SiteDay::contribute);
    }
}
