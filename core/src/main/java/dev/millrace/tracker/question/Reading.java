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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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
        LocalDate last = utcDay(range.to() - 1);
        for (LocalDate day = utcDay(range.from()); !day.isAfter(last); day = day.plusDays(1)) {
            Query query = partition(site().hitsPartition(day)).range(hours(range));
            spend(Pages.forEach(tracked.store(), query,
                    item -> action.accept(HitBatches.read(item))));
        }
    }

    /// A batch stands at the second of a line of its hour, not always the first one.
    static SortRange hours(TimeRange range) {
        return SortRange.between(
                String.valueOf(HitBatch.hourOf(range.from()) * HitBatch.HOUR_SECONDS),
                String.valueOf((HitBatch.hourOf(range.to() - 1) + 1) * HitBatch.HOUR_SECONDS));
    }

    static LocalDate utcDay(long epochSecond) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(epochSecond), ZoneOffset.UTC);
    }

    private static void eachRow(HitColumns columns, TimeRange range, Consumer<Hit> action) {
        for (int row = 0; row < columns.size(); row++) {
            if (range.contains(columns.second(row))) {
                action.accept(columns.hit(row));
            }
        }
    }
}
