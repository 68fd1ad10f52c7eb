package dev.millrace.tracker.question;

import dev.millrace.item.Item;
import dev.millrace.item.Utf8;
import dev.millrace.store.Capacity;
import dev.millrace.store.SortRange;
import dev.millrace.tracker.Hit;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Views of every page.
///
/// All time costs one query of the index partition, however many views there are. In a range, a page
/// that the range holds whole or misses costs nothing beyond that query. For the others there are
/// two ways, and the one that reads fewer bytes by estimate is taken: each page's month items for
/// the whole days and hit batches for the pieces at the ends, or, for ranges of at most three days,
/// the hit batches of the whole range.
public final class PageTotals {
    private static final int DAYS_FROM_HITS = 3;
    /// What a line takes in a hit batch.
    private static final int LINE_BYTES = 24;
    private static final int READ_BYTES = 4096;

    private final TrackedSite tracked;

    public PageTotals(TrackedSite tracked) {
        this.tracked = tracked;
    }

    /// Views by page in the order of their names, pages without views left out.
    ///
    /// @param firstView the first view ever of these pages, empty where there are none
    public record Answer(SortedMap<String, Long> views, Optional<Instant> firstView,
            Capacity used) {
        public Answer {
            SortedMap<String, Long> copy = new TreeMap<>(Utf8.ORDER);
            copy.putAll(views);
            views = Collections.unmodifiableSortedMap(copy);
        }

        public long total() {
            return views.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /// Views of all time, of pages whose name begins with the prefix.
    public Answer allTime(String prefix) {
        Reading reading = new Reading(tracked);
        SortedMap<String, Long> views = new TreeMap<>(Utf8.ORDER);
        List<IndexedPage> pages = pages(reading, prefix);
        pages.forEach(page -> views.put(page.name(), page.views()));
        return new Answer(views, first(pages), reading.used());
    }

    /// Views in the range, of pages whose name begins with the prefix.
    public Answer in(TimeRange range, String prefix) {
        Reading reading = new Reading(tracked);
        SortedMap<String, Long> views = new TreeMap<>(Utf8.ORDER);
        List<IndexedPage> cut = new ArrayList<>();
        List<IndexedPage> seen = pages(reading, prefix).stream()
                .filter(page -> page.isSeenIn(range))
                .toList();
        for (IndexedPage page : seen) {
            if (range.contains(page.span())) {
                views.put(page.name(), page.views());
            } else {
                cut.add(page);
            }
        }
        count(reading, range, cut, views);
        views.values().removeIf(count -> count == 0);
        return new Answer(views,
                first(seen.stream().filter(page -> views.containsKey(page.name())).toList()),
                reading.used());
    }

    private static List<IndexedPage> pages(Reading reading, String prefix) {
        return reading
                .all(Reading.partition(reading.site().indexPartition())
                        .range(SortRange.prefix(prefix)))
                .stream()
                .filter(item -> item.number(TrackerTable.VIEWS) > 0)
                .map(IndexedPage::of)
                .toList();
    }

    private static Optional<Instant> first(List<IndexedPage> pages) {
        return pages.stream()
                .map(IndexedPage::first)
                .min(Long::compare)
                .map(Instant::ofEpochSecond);
    }

    private static void count(Reading reading, TimeRange range, List<IndexedPage> cut,
            Map<String, Long> views) {
        if (cut.isEmpty()) {
            return;
        }
        Map<String, Long> counted = new HashMap<>();
        cut.forEach(page -> counted.put(page.name(), 0L));
        TimeRange seen = range.and(span(cut));
        if (hitsAreCheaper(reading, seen, cut.size())) {
            addFromHits(reading, seen, counted);
        } else {
            addFromDays(reading, seen, cut, counted);
        }
        views.putAll(counted);
    }

    /// From the first view of these pages to the last: an open range ends there.
    private static TimeRange span(List<IndexedPage> pages) {
        return new TimeRange(pages.stream().mapToLong(IndexedPage::first).min().orElseThrow(),
                pages.stream().mapToLong(page -> page.span().to()).max().orElseThrow());
    }

    private static void addFromHits(Reading reading, TimeRange range, Map<String, Long> views) {
        reading.hits(range, hit -> {
            if (hit.kind() == Hit.Kind.VIEW) {
                views.computeIfPresent(hit.page(), (_, count) -> count + 1);
            }
        });
    }

    private static void addFromDays(Reading reading, TimeRange range, List<IndexedPage> cut,
            Map<String, Long> views) {
        ViewDays days = ViewDays.of(range, reading.calendar());
        List<Long> counts = FanOut.map(cut,
                page -> days.views(reading.pageDays(page.name(), days.whole())));
        for (int i = 0; i < cut.size(); i++) {
            views.merge(cut.get(i).name(), counts.get(i), Long::sum);
        }
        days.rest().forEach(piece -> addFromHits(reading, piece, views));
    }

    private static boolean hitsAreCheaper(Reading reading, TimeRange range, int pages) {
        List<LocalDate> days = reading.calendar().days(range);
        if (days.size() > DAYS_FROM_HITS) {
            return false;
        }
        long lines = reading.days(reading.site().sitePartition(), Site.DAY, days)
                .values()
                .stream()
                .mapToLong(PageTotals::lines)
                .sum();
        return lines * LINE_BYTES < (long) pages * READ_BYTES;
    }

    private static long lines(Item day) {
        return Counters.of(day, TrackerTable.KIND).values().stream().mapToLong(n -> n).sum();
    }
}
