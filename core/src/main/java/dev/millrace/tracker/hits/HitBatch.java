package dev.millrace.tracker.hits;

import dev.millrace.item.Key;
import dev.millrace.tracker.Hit;
import dev.millrace.tracker.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;

/// The lines of one source and UTC hour: the tracker's fact. Its views are pure functions of it,
/// which is why it names the time zone that its days and hours are cut in.
///
/// @param sortKey `<epoch of the first hit>#<source id>`, see [SourceId]; a batch that grew keeps
///            the key it was born with
/// @param source the name of the log file or object that the lines came from
/// @param zone the site's time zone
/// @param expiresAt epoch second after which the batch may be deleted, empty for never
/// @param columns the lines, all of one UTC hour
public record HitBatch(Site site, String sortKey, String source, ZoneId zone,
        OptionalLong expiresAt, HitColumns columns) {
    public static final int HOUR_SECONDS = 3600;

    public HitBatch {
        if (hourOf(columns.firstSecond()) != hourOf(columns.lastSecond())) {
            throw new IllegalArgumentException("the lines of a batch are of one UTC hour");
        }
    }

    /// A new batch, with a key made of its content.
    public static HitBatch of(Site site, String source, ZoneId zone, List<Hit> hits) {
        HitColumns columns = HitColumns.of(hits);
        return new HitBatch(site, SourceId.sortKey(columns), source, zone, OptionalLong.empty(),
                columns);
    }

    public HitBatch expiringAt(OptionalLong epochSecond) {
        return new HitBatch(site, sortKey, source, zone, epochSecond, columns);
    }

    /// The same batch with these lines in place of its own.
    public HitBatch withHits(List<Hit> hits) {
        return new HitBatch(site, sortKey, source, zone, expiresAt, HitColumns.of(hits));
    }

    public Key key() {
        return Key.of(site.hitsPartition(utcDay()), sortKey);
    }

    public LocalDate utcDay() {
        return LocalDate.ofInstant(Instant.ofEpochSecond(columns.firstSecond()), ZoneOffset.UTC);
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
