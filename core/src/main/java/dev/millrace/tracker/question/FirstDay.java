package dev.millrace.tracker.question;

import dev.millrace.store.Capacity;
import dev.millrace.store.Page;
import dev.millrace.store.SortRange;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import java.time.LocalDate;
import java.util.Optional;

/// The first day that a site has log lines of: one read of its first day item.
public final class FirstDay {
    private final TrackedSite tracked;

    public FirstDay(TrackedSite tracked) {
        this.tracked = tracked;
    }

    /// @param day empty where the site has no lines at all
    public record Answer(Optional<LocalDate> day, Capacity used) {}

    public Answer ask() {
        Reading reading = new Reading(tracked);
        Page page = reading.page(Reading.partition(tracked.site().sitePartition())
                .range(SortRange.prefix(Site.DAY))
                .limit(1));
        Optional<LocalDate> day = page.items()
                .stream()
                .findFirst()
                .flatMap(item -> item.text(TrackerTable.SORT))
                .map(key -> LocalDate.parse(key.substring(Site.DAY.length())));
        return new Answer(day, reading.used());
    }
}
