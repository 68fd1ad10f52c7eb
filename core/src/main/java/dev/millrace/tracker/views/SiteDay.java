package dev.millrace.tracker.views;

import dev.millrace.tracker.Agent;
import dev.millrace.tracker.Hit;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.hits.Column;
import dev.millrace.tracker.hits.HitBatch;
import dev.millrace.tracker.hits.HitColumns;
import dev.millrace.view.Contributions;
import dev.millrace.view.Tally;
import java.util.Locale;
import java.util.function.Function;

/// All of a site on one local day: `/SITE` / `DAY#2022-10-20`. Lines are counted by class and
/// status, views by hour, browser, system, device and country; a counter without a name after its
/// `#` counts the unknown, so that each kind of counter adds up to the views. Bytes are those of
/// all lines.
final class SiteDay {
    private SiteDay() {}

    static void contribute(HitBatch batch, Contributions out) {
        for (LocalHours.Segment hour : LocalHours.of(batch)) {
            count(batch, hour, out.at(batch.site().siteDay(hour.day())));
        }
    }

    private static void count(HitBatch batch, LocalHours.Segment hour, Tally day) {
        HitColumns columns = batch.columns();
        RowCounts rows = new RowCounts(columns, hour.from(), hour.to());
        Counting counting = new Counting(rows, day);
        counting.lines(columns.kinds(), SiteDay::kind);
        counting.lines(columns.statuses(), status -> TrackerTable.STATUS + status);
        counting.views(columns.agents(), agent -> TrackerTable.BROWSER + agent.browser());
        counting.views(columns.agents(), agent -> TrackerTable.SYSTEM + agent.system());
        counting.views(columns.agents(), SiteDay::device);
        counting.views(columns.countries(), country -> TrackerTable.COUNTRY + country);
        int views = rows.views();
        if (views > 0) {
            day.add(TrackerTable.VIEWS, views).add(LocalHours.counter(hour.hour()), views);
        }
        day.add(TrackerTable.BYTES, bytes(columns, hour));
        day.add(TrackerTable.CHANGES, DayFacts.sum(batch, hour));
    }

    private static String kind(Hit.Kind kind) {
        return TrackerTable.KIND + kind.name().toLowerCase(Locale.ROOT);
    }

    private static String device(Agent agent) {
        return TrackerTable.DEVICE + agent.device();
    }

    private static long bytes(HitColumns columns, LocalHours.Segment hour) {
        long bytes = 0;
        for (int row = hour.from(); row < hour.to(); row++) {
            bytes += columns.bytes(row);
        }
        return bytes;
    }

    private record Counting(RowCounts rows, Tally day) {
        <T> void lines(Column<T> column, Function<T, String> counter) {
            RowCounts.each(column, rows.linesBy(column), counter, day::add);
        }

        <T> void views(Column<T> column, Function<T, String> counter) {
            RowCounts.each(column, rows.viewsBy(column), counter, day::add);
        }
    }
}
