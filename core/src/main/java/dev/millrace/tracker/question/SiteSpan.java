package dev.millrace.tracker.question;

import dev.millrace.item.Item;
import dev.millrace.store.Capacity;
import dev.millrace.store.SortRange;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import java.time.LocalDate;
import java.util.Optional;

/// The first day and the last that a site has lines of: two reads.
public final class SiteSpan {
    private final TrackedSite tracked;

    public SiteSpan(TrackedSite tracked) {
        this.tracked = tracked;
    }

    /// @param first empty, like `last`, where the site has no lines
    public record Answer(Optional<LocalDate> first, Optional<LocalDate> last, Capacity used) {}

    public Answer ask() {
        Reading reading = new Reading(tracked);
        return new Answer(end(reading, true), end(reading, false), reading.used());
    }

    private static Optional<LocalDate> end(Reading reading, boolean first) {
        var days = Reading.partition(reading.site().sitePartition())
                .range(SortRange.prefix(Site.DAY))
                .limit(1);
        return reading.page(first ? days : days.descending())
                .items()
                .stream()
                .findFirst()
                .map(SiteSpan::day);
    }

    private static LocalDate day(Item item) {
        String sortKey = item.text(TrackerTable.SORT).orElseThrow();
        return LocalDate.parse(sortKey.substring(Site.DAY.length()));
    }
}
