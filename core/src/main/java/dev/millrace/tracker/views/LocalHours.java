package dev.millrace.tracker.views;

import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.hits.HitBatch;
import dev.millrace.tracker.hits.HitColumns;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Cuts a batch, whose rows are in order of time, into the hours of local days. Hours are counted
/// as they pass since local midnight, so that a day of a change of clocks has 23 or 25 of them.
final class LocalHours {
    private LocalHours() {}

    /// The rows `[from, to)` of a batch that fall in one hour of one local day.
    record Segment(LocalDate day, int hour, int from, int to) {}

    static List<Segment> of(HitBatch batch) {
        HitColumns columns = batch.columns();
        List<Segment> segments = new ArrayList<>();
        int row = 0;
        while (row < columns.size()) {
            Bucket bucket = Bucket.of(columns.second(row), batch.zone());
            int end = row + 1;
            while (end < columns.size() && columns.second(end) < bucket.end()) {
                end++;
            }
            segments.add(new Segment(bucket.day(), bucket.hour(), row, end));
            row = end;
        }
        return segments;
    }

    /// The same by whole local days; the hour of each is that of its first row.
    static List<Segment> days(HitBatch batch) {
        List<Segment> days = new ArrayList<>();
        for (Segment hour : of(batch)) {
            boolean same = !days.isEmpty() && days.getLast().day().equals(hour.day());
            Segment first = same ? days.removeLast() : hour;
            days.add(new Segment(first.day(), first.hour(), first.from(), hour.to()));
        }
        return days;
    }

    /// One hour of a local day; `end` is its end in epoch seconds.
    record Bucket(LocalDate day, int hour, long end) {
        static Bucket of(long epochSecond, ZoneId zone) {
            LocalDate day = LocalDate.ofInstant(Instant.ofEpochSecond(epochSecond), zone);
            long start = day.atStartOfDay(zone).toEpochSecond();
            int hour = (int) ((epochSecond - start) / HitBatch.HOUR_SECONDS);
            long hourEnd = start + (hour + 1L) * HitBatch.HOUR_SECONDS;
            long dayEnd = day.plusDays(1).atStartOfDay(zone).toEpochSecond();
            return new Bucket(day, hour, Math.min(hourEnd, dayEnd));
        }
    }

    /// The name of an hour's counter, `h#07`.
    static String counter(int hour) {
        return TrackerTable.HOUR + (hour < 10 ? "0" : "") + hour;
    }
}
