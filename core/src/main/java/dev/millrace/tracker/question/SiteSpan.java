package dev.millrace.tracker.question;

import dev.millrace.item.Item;
import dev.millrace.store.Capacity;
import dev.millrace.store.Query;
import dev.millrace.store.SortRange;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import java.time.LocalDate;
import java.util.Optional;

/// From a site's first day with lines to its last. Two queries of one item each.
public final class SiteSpan {
    private final TrackedSite tracked;

    public SiteSpan(TrackedSite tracked) {
        this.tracked = tracked;
    }

    /// @param range whole days of the site's zone, empty where nothing was ever imported
    public record Answer(Optional<TimeRange> range, Capacity used) {}

    public Answer ask() {
        Reading reading = new Reading(tracked);
        Query days = Reading.partition(tracked.site().sitePartition())
                .range(SortRange.prefix(Site.DAY))
                .limit(1);
        Optional<LocalDate> first = day(reading, days);
        Optional<LocalDate> last = day(reading, days.descending());
        return new Answer(
                first.flatMap(from -> last.map(to -> tracked.range(from, to.plusDays(1)))),
                reading.used());
    }

    private static Optional<LocalDate> day(Reading reading, Query query) {
        return reading.page(query).items().stream().findFirst().flatMap(SiteSpan::day);
    }

    private static Optional<LocalDate> day(Item item) {
        return item.text(TrackerTable.SORT)
                .map(sortKey -> LocalDate.parse(sortKey.substring(Site.DAY.length())));
    }
}
