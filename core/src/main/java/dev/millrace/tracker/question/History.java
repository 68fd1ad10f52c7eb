package dev.millrace.tracker.question;

import dev.millrace.item.Item;
import dev.millrace.store.Capacity;
import dev.millrace.tracker.Hit;
import dev.millrace.tracker.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Views over time, of one page or of the whole site, in buckets of the site's zone, those without
/// views included. Of the site it reads the day items of the range and, where the range cuts an
/// hour, the hit batches of that hour. Of a page it reads the month items, and the hit batches of
/// days that the range cuts; where hours are asked for, those of all days on which it was seen. With
/// filters it reads the hit batches of the range.
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
        Reading reading = new Reading(tracked);
        Buckets buckets = new Buckets(range, by, reading.calendar());
        ViewDays days = ViewDays.of(range, reading.calendar());
        reading.pageDays(page, days.whole()).forEach((day, views) -> {
            TimeRange whole = reading.calendar().range(day);
            if (!range.contains(whole)) {
                return;
            }
            if (by == By.HOUR) {
                addHits(reading, whole, hit -> hit.page().equals(page), buckets);
            } else {
                buckets.add(whole.from(), views);
            }
        });
        days.rest()
                .forEach(piece -> addHits(reading, piece, hit -> hit.page().equals(page),
                        buckets));
        return new Answer(list(buckets, by), reading.used());
    }

    public Answer ofSite(TimeRange range, By by) {
        Reading reading = new Reading(tracked);
        Buckets buckets = new Buckets(range, by, reading.calendar());
        ViewHours hours = ViewHours.of(range, reading.calendar());
        Map<LocalDate, Item> days = reading.days(tracked.site().sitePartition(), Site.DAY,
                hours.days());
        for (ViewHours.Slot slot : hours.whole()) {
            buckets.add(slot.time().from(), slot.views(days));
        }
        hours.rest().forEach(piece -> addHits(reading, piece, _ -> true, buckets));
        return new Answer(list(buckets, by), reading.used());
    }

    private static void addHits(Reading reading, TimeRange piece, Predicate<Hit> counted,
            Buckets buckets) {
        reading.hits(piece, hit -> {
            if (hit.kind() == Hit.Kind.VIEW && counted.test(hit)) {
                buckets.add(hit.epochSecond(), 1);
            }
        });
    }

    /// Of what all filters keep; where one is about status or kind, of lines of every kind.
    public Answer filtered(TimeRange range, By by, List<Filter> filters) {
        Reading reading = new Reading(tracked);
        Buckets buckets = new Buckets(range, by, reading.calendar());
        DayCount.Wish wish = new DayCount.Wish(List.of(), filters);
        new DaySummaries(reading)
                .chosen(range, wish)
                .forEach(seconds -> seconds.forEach(second -> buckets.add(second, 1)));
        return new Answer(list(buckets, by), reading.used());
    }

    private List<Bucket> list(Buckets buckets, By by) {
        List<Bucket> list = new ArrayList<>();
        buckets.counts()
                .forEach((start, views) -> list.add(new Bucket(Instant.ofEpochSecond(start),
                        by.label(start, tracked.zone()), views)));
        return list;
    }
}
