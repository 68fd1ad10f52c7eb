package dev.millrace.tracker.question;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.store.Capacity;
import dev.millrace.store.Consistency;
import dev.millrace.store.Page;
import dev.millrace.store.Pages;
import dev.millrace.store.Query;
import dev.millrace.store.SortRange;
import dev.millrace.store.Store;
import dev.millrace.tracker.Hit;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.hits.HitBatch;
import dev.millrace.tracker.hits.HitBatches;
import dev.millrace.tracker.hits.HitColumns;
import dev.millrace.tracker.hits.HitKeys;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The reads that one question makes, and what they cost together. Thread-safe.
final class Reading {
    private final TrackedSite tracked;
    private Capacity used = Capacity.NONE;

    Reading(TrackedSite tracked) {
        this.tracked = tracked;
    }

    TrackedSite tracked() {
        return tracked;
    }

    Site site() {
        return tracked.site();
    }

    SiteCalendar calendar() {
        return tracked.calendar();
    }

    synchronized Capacity used() {
        return used;
    }

    synchronized void spend(Capacity capacity) {
        used = used.plus(capacity);
    }

    Optional<Item> get(Key key) {
        Store.Found found = tracked.store().get(TrackerTable.NAME, key, Consistency.EVENTUAL);
        spend(found.used());
        return found.item();
    }

    static Query partition(String partition) {
        return Query.of(TrackerTable.NAME, partition);
    }

    List<Item> all(Query query) {
        Page page = Pages.all(tracked.store(), query);
        spend(page.used());
        return page.items();
    }

    Page page(Query query) {
        Page page = tracked.store().query(query);
        spend(page.used());
        return page;
    }

    /// The items `prefix` + day of a partition that are there, from the first day to the last.
    NavigableMap<LocalDate, Item> days(String partition, String prefix, List<LocalDate> days) {
        NavigableMap<LocalDate, Item> found = new TreeMap<>();
        if (!days.isEmpty()) {
            SortRange range = SortRange.between(prefix + days.getFirst(), prefix + days.getLast());
            for (Item item : all(partition(partition).range(range))) {
                String sortKey = item.text(TrackerTable.SORT).orElseThrow();
                found.put(LocalDate.parse(sortKey.substring(prefix.length())), item);
            }
        }
        return found;
    }

    /// The views of a page by local day, of the months that these days are in; a day without views
    /// is missing.
    NavigableMap<LocalDate, Long> pageDays(String page, List<LocalDate> days) {
        NavigableMap<LocalDate, Long> views = new TreeMap<>();
        if (!days.isEmpty()) {
            SortRange months = SortRange.between(Site.MONTH + YearMonth.from(days.getFirst()),
                    Site.MONTH + YearMonth.from(days.getLast()));
            all(partition(site().pagePartition(page)).range(months))
                    .forEach(month -> addDays(month, views));
        }
        return views;
    }

    private static void addDays(Item item, Map<LocalDate, Long> views) {
        String sortKey = item.text(TrackerTable.SORT).orElseThrow();
        YearMonth month = YearMonth.parse(sortKey.substring(Site.MONTH.length()));
        Counters.of(item, TrackerTable.DAY).forEach((day, count) -> {
            if (count > 0) {
                views.put(month.atDay(Integer.parseInt(day)), count);
            }
        });
    }

    /// Hands over the lines of the range, of every kind, batch by batch; reads only the UTC hours
    /// that the range touches.
    void hits(TimeRange range, Consumer<Hit> action) {
        batches(range, batch -> eachRow(batch.columns(), range, action));
    }

    /// Hands over the batches of the UTC hours that the range touches.
    void batches(TimeRange range, Consumer<HitBatch> action) {
        if (range.isEmpty()) {
            return;
        }
        long last = HitBatch.hourOf(range.to() - 1);
        long first = HitBatch.hourOf(range.from());
        while (first <= last) {
            long end = Math.min(last, HitKeys.lastHour(HitKeys.monthOf(first)));
            spend(Pages.forEach(tracked.store(), HitKeys.hours(site(), first, end),
                    item -> action.accept(HitBatches.read(item))));
            first = end + 1;
        }
    }

    private static void eachRow(HitColumns columns, TimeRange range, Consumer<Hit> action) {
        for (int row = 0; row < columns.size(); row++) {
            if (range.contains(columns.second(row))) {
                action.accept(columns.hit(row));
            }
        }
    }
}
