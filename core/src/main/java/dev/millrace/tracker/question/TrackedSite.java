package dev.millrace.tracker.question;

import dev.millrace.store.Store;
import dev.millrace.tracker.Site;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/// A site that questions are asked about: where its items are, the zone its days are cut in, and
/// what time it is.
public record TrackedSite(Store store, Site site, ZoneId zone, InstantSource clock) {
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /// From the beginning of a day of the site's zone to that of a later one.
    public TimeRange range(LocalDate from, LocalDate to) {
        return new TimeRange(calendar().start(from), calendar().start(to));
    }

    SiteCalendar calendar() {
        return new SiteCalendar(zone);
    }
}
