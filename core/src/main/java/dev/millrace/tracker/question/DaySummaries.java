package dev.millrace.tracker.question;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.Value;
import dev.millrace.store.Condition;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.StoreException;
import dev.millrace.store.Write;
import dev.millrace.tracker.Hit;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.hits.HitBatch;
import dev.millrace.tracker.views.DayFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Summaries of the days of a range: whole days from their cached items where these still hold,
/// else from the day's hit batches, and pieces of days from hit batches.
///
/// A computed summary is named by the lines that it was computed from, so whoever writes it when
/// cannot make a wrong one pass for right. It is cached only if the day is over and its item names
/// the same lines; a write that fails, or that another writer was faster with, changes no answer.
final class DaySummaries {
    private final Reading reading;

    DaySummaries(Reading reading) {
        this.reading = reading;
    }

    /// One for each day of the range.
    List<DaySummary> of(TimeRange range, List<Filter> filters) {
        return filters.isEmpty()
                ? of(range)
                : counted(range, new DayCount.Wish(List.of(), filters));
    }

    /// One for each day of the range.
    List<DaySummary> of(TimeRange range) {
        SiteCalendar calendar = reading.calendar();
        List<LocalDate> days = calendar.days(range);
        List<LocalDate> whole = days.stream()
                .filter(day -> calendar.holdsWhole(range, day))
                .toList();
        Set<LocalDate> isWhole = Set.copyOf(whole);
        String partition = reading.site().sitePartition();
        Map<LocalDate, Item> views = reading.days(partition, Site.DAY, whole);
        Map<LocalDate, Item> cached = reading.days(partition, Site.SUMMARY, whole);
        return FanOut.map(days, day -> isWhole.contains(day)
                ? whole(day, Optional.ofNullable(views.get(day)),
                        Optional.ofNullable(cached.get(day)))
                : DayCount.of(lines(range.and(calendar.range(day))), DayCount.Wish.SUMMARY));
    }

    /// What a wish counts, one for each day of the range, from hit batches alone.
    List<DaySummary> counted(TimeRange range, DayCount.Wish wish) {
        return eachDay(range, lines -> DayCount.of(lines, wish));
    }

    /// The seconds of the lines that a wish chooses, one list for each day of the range.
    List<List<Long>> chosen(TimeRange range, DayCount.Wish wish) {
        return eachDay(range, lines -> DayCount.chosen(lines, wish));
    }

    /// Days without lines, as the views know them, are not looked for among the hit batches.
    private <T> List<T> eachDay(TimeRange range, Function<List<Hit>, T> count) {
        SiteCalendar calendar = reading.calendar();
        List<LocalDate> days = calendar.days(range);
        Set<LocalDate> seen = reading.days(reading.site().sitePartition(), Site.DAY, days).keySet();
        return FanOut.map(days, day -> count.apply(seen.contains(day)
                ? lines(range.and(calendar.range(day)))
                : List.of()));
    }

    private List<Hit> lines(TimeRange piece) {
        List<Hit> lines = new ArrayList<>();
        reading.hits(piece, lines::add);
        return lines;
    }

    private DaySummary whole(LocalDate day, Optional<Item> view, Optional<Item> cached) {
        long facts = view.map(item -> item.number(TrackerTable.CHANGES)).orElse(0L);
        if (facts == 0) {
            return DaySummary.NONE;
        }
        return cached.flatMap(item -> SummaryItem.read(item, facts))
                .orElseGet(() -> computed(day, facts, cached));
    }

    private DaySummary computed(LocalDate day, long facts, Optional<Item> cached) {
        TimeRange range = reading.calendar().range(day);
        DayLines lines = new DayLines(day);
        reading.batches(range, lines::add);
        DaySummary summary = DayCount.of(lines.within(range), DayCount.Wish.SUMMARY);
        if (lines.facts == facts && isOver(range)) {
            Key key = reading.site().summary(day);
            cache(SummaryItem.of(key, facts, summary), cached);
        }
        return summary;
    }

    private boolean isOver(TimeRange day) {
        return day.to() <= reading.tracked().clock().instant().getEpochSecond();
    }

    private void cache(Item item, Optional<Item> before) {
        if (item.size() > SummaryItem.MOST_BYTES) {
            return;
        }
        Condition unchanged = before.flatMap(found -> found.find(SummaryItem.FACTS))
                .map((Value facts) -> Condition.equal(SummaryItem.FACTS, facts))
                .orElse(Condition.absent(SummaryItem.FACTS));
        try {
            reading.spend(reading.tracked()
                    .store()
                    .write(Write.put(TrackerTable.NAME, item).when(unchanged))
                    .used());
        } catch (ConditionFailed lost) {
            reading.spend(lost.used());
        } catch (StoreException e) {
            // Who may only read still gets an answer, computed each time.
        }
    }

    /// The lines of a day as they are read, and the number that names them.
    private static final class DayLines {
        private final LocalDate day;
        private final List<HitBatch> batches = new ArrayList<>();
        private long facts;

        DayLines(LocalDate day) {
            this.day = day;
        }

        void add(HitBatch batch) {
            batches.add(batch);
            facts += DayFacts.of(batch, day);
        }

        List<Hit> within(TimeRange range) {
            return batches.stream()
                    .flatMap(batch -> batch.hits().stream())
                    .filter(hit -> range.contains(hit.epochSecond()))
                    .toList();
        }
    }
}
