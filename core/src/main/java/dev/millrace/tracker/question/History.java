package dev.millrace.tracker.question;

import dev.millrace.item.Item;
import dev.millrace.store.Capacity;
import dev.millrace.tracker.Hit;
import dev.millrace.tracker.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Views over time, of one page or of the whole site, in buckets of the site's zone, those without
/// views included. It reads the day items of the range and, where the range cuts an hour, the hit
/// batches of that hour.
public final class History {
    private final TrackedSite tracked;

    public History(TrackedSite tracked) {
        this.tracked = tracked;
    }

    /// The views of one bucket; where the range begins or ends inside it, those in the range.
    ///
    /// @param start when the whole bucket begins
    /// @param label as [By] writes it
    public record Bucket(Instant start, String label, long views) {}

    public record Answer(List<Bucket> buckets, Capacity used) {
        public Answer {
            buckets = List.copyOf(buckets);
        }

        public long total() {
            return buckets.stream().mapToLong(Bucket::views).sum();
        }
    }

    public Answer ofPage(String page, TimeRange range, By by) {
        return answer(tracked.site().pagePartition(page), range, by,
                hit -> hit.page().equals(page));
    }

    public Answer ofSite(TimeRange range, By by) {
        return answer(tracked.site().sitePartition(), range, by, _ -> true);
    }

    /// The range from the page's first view to its last, empty where it has none.
    public Optional<TimeRange> span(String page) {
        return new LastView(tracked).of(page).span();
    }

    private Answer answer(String partition, TimeRange range, By by, Predicate<Hit> counted) {
        Reading reading = new Reading(tracked);
        NavigableMap<Long, Long> views = emptyBuckets(range, by);
        ViewHours hours = ViewHours.of(range, reading.calendar());
        Map<LocalDate, Item> days = reading.days(partition, Site.DAY, hours.days());
        for (ViewHours.Slot slot : hours.whole()) {
            add(views, slot.time().from(), slot.views(days));
        }
        for (TimeRange piece : hours.rest()) {
            reading.hits(piece, hit -> {
                if (hit.kind() == Hit.Kind.VIEW && counted.test(hit)) {
                    add(views, hit.epochSecond(), 1);
                }
            });
        }
        return new Answer(buckets(views, by), reading.used());
    }

    private static void add(NavigableMap<Long, Long> views, long epochSecond, long count) {
        views.merge(views.floorKey(epochSecond), count, Long::sum);
    }

    private List<Bucket> buckets(NavigableMap<Long, Long> views, By by) {
        return views.entrySet()
                .stream()
                .map(bucket -> new Bucket(Instant.ofEpochSecond(bucket.getKey()),
                        by.label(bucket.getKey(), tracked.zone()), bucket.getValue()))
                .toList();
    }

    /// The first seconds of all buckets that the range touches, each with zero.
    NavigableMap<Long, Long> emptyBuckets(TimeRange range, By by) {
        NavigableMap<Long, Long> buckets = new TreeMap<>();
        if (range.isEmpty()) {
            return buckets;
        }
        SiteCalendar calendar = tracked.calendar();
        LocalDate last = calendar.day(range.to() - 1);
        LocalDate first = by.first(calendar.day(range.from()));
        for (LocalDate day = first; !day.isAfter(last); day = by.next(day)) {
            addBuckets(buckets, range, by, day);
        }
        return buckets;
    }

    private void addBuckets(NavigableMap<Long, Long> buckets, TimeRange range, By by,
            LocalDate day) {
        SiteCalendar calendar = tracked.calendar();
        if (by != By.HOUR) {
            buckets.put(calendar.start(day), 0L);
            return;
        }
        for (TimeRange hour : calendar.hours(day)) {
            if (!range.and(hour).isEmpty()) {
                buckets.put(hour.from(), 0L);
            }
        }
    }
}
