package dev.millrace.tracker.question;

import dev.millrace.store.Capacity;
import dev.millrace.tracker.Hit;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A site's figures in a range beside those of the range before it, and who is there now.
public final class Overview {
    /// Who viewed a page in so many last seconds is there now.
    static final int CURRENT_SECONDS = 5 * 60;

    private final TrackedSite tracked;

    public Overview(TrackedSite tracked) {
        this.tracked = tracked;
    }

    /// @param before figures of `rangeBefore`, the same time before the range
    /// @param currentVisitors who viewed a page in the last five minutes, filters apart
    public record Answer(Figures figures, Figures before, TimeRange rangeBefore,
            long currentVisitors, Capacity used) {}

    public Answer ask(TimeRange range, List<Filter> filters) {
        return ask(range, before(range), filters);
    }

    /// @param before what to compare with, where that is not simply the time before the range
    public Answer ask(TimeRange range, TimeRange before, List<Filter> filters) {
        Reading reading = new Reading(tracked);
        List<Figures> both = FanOut.map(List.of(range, before),
                each -> figures(reading, each, filters));
        long current = currentVisitors(reading);
        return new Answer(both.getFirst(), both.getLast(), before, current, reading.used());
    }

    private static Figures figures(Reading reading, TimeRange range, List<Filter> filters) {
        return DaySummary.sum(new DaySummaries(reading).of(range, filters)).figures();
    }

    /// As many days before, where the range is of whole days, else as many seconds.
    TimeRange before(TimeRange range) {
        SiteCalendar calendar = tracked.calendar();
        List<LocalDate> days = calendar.days(range);
        boolean wholeDays = !days.isEmpty()
                && calendar.start(days.getFirst()) == range.from()
                && calendar.range(days.getLast()).to() == range.to();
        long from = wholeDays
                ? calendar.start(days.getFirst().minusDays(days.size()))
                : range.from() - range.seconds();
        return new TimeRange(Math.min(from, range.from()), range.from());
    }

    private long currentVisitors(Reading reading) {
        long now = tracked.clock().instant().getEpochSecond();
        Set<Long> visitors = new HashSet<>();
        reading.hits(new TimeRange(now - CURRENT_SECONDS, now + 1), hit -> {
            if (hit.kind() == Hit.Kind.VIEW && hit.visitor() != 0) {
                visitors.add(hit.visitor());
            }
        });
        return visitors.size();
    }
}
