package dev.millrace.tracker.question;

import dev.millrace.item.Item;
import dev.millrace.store.Capacity;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/// The most frequent values of a dimension.
///
/// Without filters, pages come from their index and day items; browsers, systems, devices,
/// countries, statuses and kinds from the site's day items; the others from the summaries of days.
/// Pieces of days, and everything where there are filters, come from hit batches.
public final class Top {
    private final TrackedSite tracked;

    public Top(TrackedSite tracked) {
        this.tracked = tracked;
    }

    /// @param filters all of which must hold
    public record Wish(Dimension dimension, TimeRange range, List<Filter> filters, int limit) {
        public Wish {
            filters = List.copyOf(filters);
            if (limit < 1) {
                throw new IllegalArgumentException("a limit is at least 1: " + limit);
            }
        }
    }

    /// What is counted: views; of entry and exit pages, visits; where a status or kind is asked
    /// for, lines of every kind.
    public enum Unit {
        VIEWS, VISITS, LINES;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param visitors summed over days, empty where counters alone were read
    /// @param percent of the total of all values, from 0 to 100
    public record Row(String value, long count, OptionalLong visitors, double percent) {}

    /// @param total of all values, those without a row included
    public record Answer(List<Row> rows, long total, Unit unit, Capacity used) {
        public Answer {
            rows = List.copyOf(rows);
        }
    }

    public Answer ask(Wish wish) {
        Reading reading = new Reading(tracked);
        if (!wish.filters().isEmpty()) {
            return answer(wish, fromHits(reading, wish, wish.range()), true, reading);
        }
        return switch (wish.dimension()) {
            case PAGE -> answer(wish, fromPages(reading, wish.range()), false, reading);
            case BROWSER -> fromViews(reading, wish, TrackerTable.BROWSER);
            case SYSTEM -> fromViews(reading, wish, TrackerTable.SYSTEM);
            case DEVICE -> fromViews(reading, wish, TrackerTable.DEVICE);
            case COUNTRY -> fromViews(reading, wish, TrackerTable.COUNTRY);
            case STATUS -> fromViews(reading, wish, TrackerTable.STATUS);
            case KIND -> fromViews(reading, wish, TrackerTable.KIND);
            case SOURCE, REFERRER, VERSION, ENTRY, EXIT, CAMPAIGN, CAMPAIGN_SOURCE,
                    CAMPAIGN_MEDIUM, CAMPAIGN_TERM, CAMPAIGN_CONTENT -> {
                DaySummary sum = DaySummary.sum(new DaySummaries(reading).of(wish.range()));
                yield answer(wish, sum.table(wish.dimension()), true, reading);
            }
        };
    }

    private static CountTable fromHits(Reading reading, Wish wish, TimeRange range) {
        DayCount.Wish count = new DayCount.Wish(List.of(wish.dimension()), wish.filters());
        return DaySummary.sum(new DaySummaries(reading).counted(range, count))
                .table(wish.dimension());
    }

    private CountTable fromPages(Reading reading, TimeRange range) {
        PageTotals.Answer totals = new PageTotals(tracked).in(range, "");
        reading.spend(totals.used());
        Map<String, Count> rows = new HashMap<>();
        totals.views().forEach((page, views) -> rows.put(page, new Count(views, 0)));
        return new CountTable(rows, Count.ZERO);
    }

    private static Answer fromViews(Reading reading, Wish wish, String counters) {
        SiteCalendar calendar = reading.calendar();
        List<LocalDate> whole = new ArrayList<>();
        CountTable sum = CountTable.EMPTY;
        for (LocalDate day : calendar.days(wish.range())) {
            if (calendar.holdsWhole(wish.range(), day)) {
                whole.add(day);
            } else {
                TimeRange piece = wish.range().and(calendar.range(day));
                sum = sum.plus(fromHits(reading, wish, piece));
            }
        }
        sum = sum.plus(counted(reading, whole, counters));
        return answer(wish, sum, false, reading);
    }

    private static CountTable counted(Reading reading, List<LocalDate> days, String counters) {
        Map<String, Count> rows = new HashMap<>();
        for (Item day : reading.days(reading.site().sitePartition(), Site.DAY, days).values()) {
            Counters.of(day, counters).forEach((value, count) -> {
                if (count > 0) {
                    rows.merge(value, new Count(count, 0), Count::plus);
                }
            });
        }
        return new CountTable(rows, Count.ZERO);
    }

    private static Answer answer(Wish wish, CountTable table, boolean visitors,
            Reading reading) {
        long total = table.total();
        List<Row> rows = table.largest(wish.limit())
                .stream()
                .map(row -> row(row, total, visitors))
                .toList();
        return new Answer(rows, total, unit(wish), reading.used());
    }

    private static Row row(Map.Entry<String, Count> row, long total, boolean visitors) {
        Count count = row.getValue();
        return new Row(row.getKey(), count.count(),
                visitors ? OptionalLong.of(count.visitors()) : OptionalLong.empty(),
                100.0 * count.count() / total);
    }

    private static Unit unit(Wish wish) {
        return switch (wish.dimension()) {
            case ENTRY, EXIT -> Unit.VISITS;
            case STATUS, KIND -> Unit.LINES;
            case PAGE, SOURCE, REFERRER, BROWSER, VERSION, SYSTEM, DEVICE, COUNTRY, CAMPAIGN,
                    CAMPAIGN_SOURCE, CAMPAIGN_MEDIUM, CAMPAIGN_TERM, CAMPAIGN_CONTENT ->
                wish.filters().stream().anyMatch(each -> each.dimension().ofLines())
                        ? Unit.LINES
                        : Unit.VIEWS;
        };
    }
}
