package dev.millrace.tracker.question;

import dev.millrace.store.Capacity;
import dev.millrace.tracker.Hit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// Views and visitors of a site over time, all of them or those that filters choose. Days come from
/// their summaries, hours and whatever is filtered from hit batches.
public final class Timeline {
    private final TrackedSite tracked;

    public Timeline(TrackedSite tracked) {
        this.tracked = tracked;
    }

    /// @param start when the whole bucket begins
    /// @param label as [By] writes it
    /// @param visitors of an hour or a day; of a week or month, summed over its days
    public record Bucket(Instant start, String label, long views, long visitors) {}

    public record Answer(List<Bucket> buckets, Capacity used) {
        public Answer {
            buckets = List.copyOf(buckets);
        }
    }

    public Answer ask(TimeRange range, By by, List<Filter> filters) {
        Reading reading = new Reading(tracked);
        NavigableMap<Long, Count> counts = new TreeMap<>();
        new History(tracked).emptyBuckets(range, by)
                .keySet()
                .forEach(start -> counts.put(start, Count.ZERO));
        if (by == By.HOUR) {
            addHours(counts, reading, range, filters);
        } else {
            addDays(counts, reading, range, filters);
        }
        return new Answer(buckets(counts, by), reading.used());
    }

    private static void addDays(NavigableMap<Long, Count> counts, Reading reading,
            TimeRange range, List<Filter> filters) {
        List<LocalDate> days = reading.calendar().days(range);
        List<Figures> figures = new DaySummaries(reading).figures(range, filters);
        for (int i = 0; i < days.size(); i++) {
            long at = counts.floorKey(reading.calendar().start(days.get(i)));
            Figures day = figures.get(i);
            counts.merge(at, new Count(day.views(), day.visitors()), Count::plus);
        }
    }

    private static void addHours(NavigableMap<Long, Count> counts, Reading reading,
            TimeRange range, List<Filter> filters) {
        for (LocalDate day : reading.calendar().days(range)) {
            List<Hit> lines = new ArrayList<>();
            reading.hits(range.and(reading.calendar().range(day)), lines::add);
            addHours(counts, DayCount.chosenViews(lines, filters));
        }
    }

    private static void addHours(NavigableMap<Long, Count> counts, List<Hit> views) {
        Map<Long, Set<Long>> visitors = new TreeMap<>();
        for (Hit view : views) {
            long hour = counts.floorKey(view.epochSecond());
            boolean isNew = view.visitor() != 0
                    && visitors.computeIfAbsent(hour, _ -> new HashSet<>()).add(view.visitor());
            counts.merge(hour, new Count(1, isNew ? 1 : 0), Count::plus);
        }
    }

    private List<Bucket> buckets(NavigableMap<Long, Count> counts, By by) {
        return counts.entrySet()
                .stream()
                .map(bucket -> new Bucket(Instant.ofEpochSecond(bucket.getKey()),
                        by.label(bucket.getKey(), tracked.zone()), bucket.getValue().count(),
                        bucket.getValue().visitors()))
                .toList();
    }
}
