package dev.millrace.tracker.hits;

import dev.millrace.item.Key;
import dev.millrace.tracker.Hit;
import dev.millrace.tracker.Site;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;

/// The lines of one source and UTC hour: the tracker's fact. Its views are pure functions of it,
/// which is why it names the time zone that its days and hours are cut in.
///
/// @param number of the batch in its hour, counted from 0 as they were stored
/// @param source the name of the log file or object that the lines came from
/// @param zone the site's time zone
/// @param expiresAt epoch second after which the batch may be deleted, empty for never
/// @param columns the lines, all of one UTC hour
public record HitBatch(Site site, int number, String source, ZoneId zone,
        OptionalLong expiresAt, HitColumns columns) {
    public static final int HOUR_SECONDS = 3600;

    public HitBatch {
        if (hourOf(columns.firstSecond()) != hourOf(columns.lastSecond())) {
            throw new IllegalArgumentException("the lines of a batch are of one UTC hour");
        }
    }

    /// The first batch of its hour.
    public static HitBatch of(Site site, String source, ZoneId zone, List<Hit> hits) {
        return new HitBatch(site, 0, source, zone, OptionalLong.empty(), HitColumns.of(hits));
    }

    public HitBatch expiringAt(OptionalLong epochSecond) {
        return new HitBatch(site, number, source, zone, epochSecond, columns);
    }

    /// The same lines as another batch of their hour.
    public HitBatch numbered(int other) {
        return new HitBatch(site, other, source, zone, expiresAt, columns);
    }

    public Key key() {
        return HitKeys.batch(site, utcHour(), number);
    }

    /// Hours since 1970 UTC.
    public long utcHour() {
        return hourOf(columns.firstSecond());
    }

    public List<Hit> hits() {
        return columns.hits();
    }

    public int size() {
        return columns.size();
    }

    /// The UTC hour of a time, in hours since 1970.
    public static long hourOf(long epochSecond) {
        return Math.floorDiv(epochSecond, HOUR_SECONDS);
    }
}
