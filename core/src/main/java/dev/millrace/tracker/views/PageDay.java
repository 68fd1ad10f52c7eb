package dev.millrace.tracker.views;

import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.hits.Column;
import dev.millrace.tracker.hits.HitBatch;
import dev.millrace.view.Contributions;

/// A page's views on one local day, by hour: page / `DAY#2022-10-20`.
final class PageDay {
    private PageDay() {}

    static void contribute(HitBatch batch, Contributions out) {
        for (LocalHours.Segment hour : LocalHours.of(batch)) {
            contribute(batch, hour, out);
        }
    }

    private static void contribute(HitBatch batch, LocalHours.Segment hour, Contributions out) {
        Column<String> pages = batch.columns().pages();
        int[] views = new RowCounts(batch.columns(), hour.from(), hour.to()).viewsBy(pages);
        String hourCounter = LocalHours.counter(hour.hour());
        RowCounts.each(pages, views, page -> page,
                (page, count) -> out.at(batch.site().pageDay(page, hour.day()))
                        .add(TrackerTable.VIEWS, count)
                        .add(hourCounter, count));
    }
}
