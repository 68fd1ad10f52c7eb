package dev.millrace.tracker.views;

import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.hits.Column;
import dev.millrace.tracker.hits.HitBatch;
import dev.millrace.view.Contributions;
import java.time.YearMonth;

/// A page's views in one local month, by day: page / `MONTH#2022-10`.
final class PageMonth {
    private PageMonth() {}

    static void contribute(HitBatch batch, Contributions out) {
        for (LocalHours.Segment day : LocalHours.days(batch)) {
            contribute(batch, day, out);
        }
    }

    private static void contribute(HitBatch batch, LocalHours.Segment rows, Contributions out) {
        Column<String> pages = batch.columns().pages();
        int[] views = new RowCounts(batch.columns(), rows.from(), rows.to()).viewsBy(pages);
        YearMonth month = YearMonth.from(rows.day());
        String day = TrackerTable.day(rows.day());
        RowCounts.each(pages, views, page -> page,
                (page, count) -> out.at(batch.site().pageMonth(page, month)).add(day, count));
    }
}
