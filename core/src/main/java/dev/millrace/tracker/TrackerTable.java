package dev.millrace.tracker;

import dev.millrace.item.TableSchema;
import java.time.LocalDate;
import java.util.stream.IntStream;

/// The tracker's table, keyed as the seed of the tracker keys it.
public final class TrackerTable {
    public static final String NAME = "PageTrackTable";
    public static final String PARTITION = "UserPages";
    public static final String SORT = "SortKey";

    /// Attributes of view items, see the `views` package.
    public static final String VIEWS = "Views";
    public static final String FIRST_VIEW = "FirstView";
    public static final String LAST_VIEW = "LastView";
    public static final String BYTES = "Bytes";
    /// A number that moves with every change of a day's facts; a cached summary names the one it
    /// was computed at.
    public static final String CHANGES = "Changes";
    /// Views by day of the local month: `v#20`.
    public static final String DAY = "v#";
    /// Views by hour of the local day: `h#07` counts the eighth hour since local midnight.
    public static final String HOUR = "h#";
    /// Lines by what they count as, the kind in small letters: `c#view`.
    public static final String KIND = "c#";
    /// Lines by HTTP status: `s#404`.
    public static final String STATUS = "s#";
    /// Views by browser, system, device and country.
    public static final String BROWSER = "b#";
    public static final String SYSTEM = "o#";
    public static final String DEVICE = "d#";
    public static final String COUNTRY = "g#";

    public static final TableSchema SCHEMA = TableSchema.of(NAME, PARTITION, SORT)
            .withTtl("ExpiresAt")
            .withEngineAttributes(VIEWS, FIRST_VIEW, LAST_VIEW, BYTES, CHANGES, DAY + "*",
                    HOUR + "*",
                    KIND + "*",
                    STATUS + "*", BROWSER + "*", SYSTEM + "*", DEVICE + "*", COUNTRY + "*", "w#*");

    private static final String[] DAYS = IntStream.rangeClosed(0, 31)
            .mapToObj(day -> DAY + (day < 10 ? "0" : "") + day)
            .toArray(String[]::new);

    private TrackerTable() {}

    /// The name of a day's counter, `v#20`.
    public static String day(LocalDate day) {
        return DAYS[day.getDayOfMonth()];
    }
}
