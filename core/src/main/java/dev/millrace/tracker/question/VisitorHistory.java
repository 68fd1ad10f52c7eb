package dev.millrace.tracker.question;

import dev.millrace.store.Capacity;
import java.time.LocalDate;
import java.util.List;

/// Unique visitors of each day, summed over the days of a bucket; in the buckets of a [History] of
/// the same range. Not by the hour, since a visitor is known by the day.
public final class VisitorHistory {
    private final TrackedSite tracked;

    public VisitorHistory(TrackedSite tracked) {
        this.tracked = tracked;
    }

    public record Answer(List<Long> visitors, Capacity used) {
        public Answer {
            visitors = List.copyOf(visitors);
        }
    }

    public Answer ask(TimeRange range, By by, List<Filter> filters) {
        if (by == By.HOUR) {
            throw new IllegalArgumentException("visitors are not known by the hour");
        }
        Reading reading = new Reading(tracked);
        SiteCalendar calendar = reading.calendar();
        Buckets buckets = new Buckets(range, by, calendar);
        List<LocalDate> days = calendar.days(range);
        List<DaySummary> summaries = new DaySummaries(reading).of(range, filters);
        for (int i = 0; i < days.size(); i++) {
            buckets.add(calendar.start(days.get(i)), summaries.get(i).figures().visitors());
        }
        return new Answer(List.copyOf(buckets.counts().values()), reading.used());
    }
}
