package dev.millrace.tracker.views;

import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.hits.HitBatch;
import dev.millrace.tracker.hits.HitColumns;
import dev.millrace.view.Contributions;
import java.util.List;

/// All pages of a site with the count of their views, the first and the last: `INDEX` / page.
final class PageIndex {
    private PageIndex() {}

    static void contribute(HitBatch batch, Contributions out) {
        HitColumns columns = batch.columns();
        RowCounts rows = new RowCounts(columns, 0, columns.size());
        List<String> pages = columns.pages().values();
        int[] views = rows.viewsBy(columns.pages());
        Extremes extremes = Extremes.of(columns, rows);
        for (int page = 0; page < views.length; page++) {
            if (views[page] > 0) {
                out.at(batch.site().index(pages.get(page)))
                        .add(TrackerTable.VIEWS, views[page])
                        .first(TrackerTable.FIRST_VIEW, columns.second(extremes.first[page]))
                        .last(TrackerTable.LAST_VIEW, columns.second(extremes.last[page]));
            }
        }
    }

    /// The rows of the first and the last view of each page, by the page's code.
    @SuppressWarnings("ArrayRecordComponent") // local to one pass, never compared
    private record Extremes(int[] first, int[] last) {
        static Extremes of(HitColumns columns, RowCounts rows) {
            int pages = columns.pages().values().size();
            Extremes extremes = new Extremes(new int[pages], new int[pages]);
            for (int row = 0; row < columns.size(); row++) {
                if (rows.isView(row)) {
                    extremes.last[columns.pages().code(row)] = row;
                }
            }
            for (int row = columns.size() - 1; row >= 0; row--) {
                if (rows.isView(row)) {
                    extremes.first[columns.pages().code(row)] = row;
                }
            }
            return extremes;
        }
    }
}
