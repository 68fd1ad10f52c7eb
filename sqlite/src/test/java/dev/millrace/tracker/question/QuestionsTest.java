package dev.millrace.tracker.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tracker.Hit;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every question against a count of all lines, in zones whose days have 23, 25 and 23.5 hours or
/// lie across the UTC day, over ranges that begin and end anywhere.
class QuestionsTest {
    private static final Instant FROM = Instant.parse("2022-09-28T00:00:00Z");
    private static final Instant TO = Instant.parse("2022-11-08T00:00:00Z");
    private static final int RANGES = 12;

    private static FilledSite site(String zone) {
        return new FilledSite(ZoneId.of(zone))
                .with(new RandomHits(1).hits(FROM, TO, 500))
                .with(new RandomHits(2).hits(FROM, TO, 300));
    }

    /// Ranges with ends at any second, at seconds of hits, at hours and at days.
    private static List<TimeRange> ranges(FilledSite site, long seed) {
        RandomHits random = new RandomHits(seed);
        List<TimeRange> ranges = new ArrayList<>();
        for (int i = 0; i < RANGES; i++) {
            long a = end(site, random);
            long b = end(site, random);
            ranges.add(new TimeRange(Math.min(a, b), Math.max(a, b)));
        }
        long second = random.one(site.hits).epochSecond();
        ranges.add(new TimeRange(second, second + 1));
        ranges.add(new TimeRange(second, second));
        ranges.add(new TimeRange(second - 40_000, second));
        return ranges;
    }

    private static long end(FilledSite site, RandomHits random) {
        long second = random.second(TimeRange.of(FROM, TO));
        SiteCalendar calendar = site.tracked.calendar();
        return random.one(List.of(second, random.one(site.hits).epochSecond(),
                second / 3600 * 3600, calendar.start(calendar.day(second))));
    }

    private static <K> Map<K, Long> counted(List<Hit> hits, Function<Hit, K> by) {
        return hits.stream().collect(Collectors.groupingBy(by, Collectors.counting()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns"})
    void countsPagesInAnyRange(String zone) {
        FilledSite site = site(zone);
        PageTotals totals = new PageTotals(site.tracked);
        for (TimeRange range : ranges(site, 3)) {
            assertThat(totals.in(range, "").views())
                    .as(range.toString())
                    .isEqualTo(counted(site.views(range), Hit::page));
        }
        assertThat(totals.allTime("").views()).isEqualTo(counted(site.views(all()), Hit::page));
        assertThat(totals.in(all(), "blog/").views().keySet())
                .containsExactly("blog/", "blog/a/", "blog/b/");
    }

    private static TimeRange all() {
        return new TimeRange(0, 7_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns"})
    void placesViewsInBuckets(String zone) {
        FilledSite site = site(zone);
        History history = new History(site.tracked);
        for (TimeRange range : ranges(site, 4)) {
            for (By by : By.values()) {
                List<Hit> views = site.views(range);
                assertThat(nonZero(history.ofSite(range, by)))
                        .as(by + " " + range)
                        .isEqualTo(counted(views, hit -> label(hit, by, ZoneId.of(zone))));
                assertThat(nonZero(history.ofPage("blog/a/", range, by))).isEqualTo(counted(
                        views.stream().filter(hit -> hit.page().equals("blog/a/")).toList(),
                        hit -> label(hit, by, ZoneId.of(zone))));
            }
        }
    }

    private static Map<String, Long> nonZero(History.Answer answer) {
        Map<String, Long> views = new TreeMap<>();
        answer.buckets()
                .stream()
                .filter(bucket -> bucket.views() > 0)
                .forEach(bucket -> views.merge(bucket.label(), bucket.views(), Long::sum));
        return views;
    }

    private static String label(Hit hit, By by, ZoneId zone) {
        ZonedDateTime time = Instant.ofEpochSecond(hit.epochSecond()).atZone(zone);
        ZonedDateTime midnight = time.toLocalDate().atStartOfDay(zone);
        long hours = ChronoUnit.HOURS.between(midnight, time);
        return by.label(by == By.HOUR
                ? midnight.plusHours(hours).toEpochSecond()
                : hit.epochSecond(), zone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "America/St_Johns"})
    void countsEveryDimension(String zone) {
        FilledSite site = site(zone);
        for (TimeRange range : ranges(site, 5)) {
            for (Dimension dimension : Dimension.values()) {
                if (dimension != Dimension.ENTRY && dimension != Dimension.EXIT) {
                    List<Hit> lines = dimension.ofLines() ? site.lines(range) : site.views(range);
                    assertThat(top(site, dimension, range, List.of()))
                            .as(dimension + " " + range)
                            .isEqualTo(present(lines, dimension));
                }
            }
        }
    }

    private static Map<String, Long> top(FilledSite site, Dimension dimension, TimeRange range,
            List<Filter> filters) {
        Top.Answer answer = new Top(site.tracked)
                .ask(new Top.Wish(dimension, range, filters, 1000));
        assertThat(answer.rows()).isSortedAccordingTo(
                Comparator.comparingLong(Top.Row::count).reversed());
        assertThat(answer.total())
                .isEqualTo(answer.rows().stream().mapToLong(Top.Row::count).sum());
        return answer.rows().stream().collect(Collectors.toMap(Top.Row::value, Top.Row::count));
    }

    private static Map<String, Long> present(List<Hit> lines, Dimension dimension) {
        return lines.stream()
                .flatMap(hit -> dimension.of(hit).stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    @Test
    void filtersHoldTogether() {
        FilledSite site = site("Europe/Berlin");
        List<Filter> filters = List.of(Filter.parse("browser=Firefox"), Filter.parse("country=DE"));
        for (TimeRange range : ranges(site, 6)) {
            List<Hit> kept = site.views(range)
                    .stream()
                    .filter(hit -> hit.agent().browser().equals("Firefox"))
                    .filter(hit -> hit.country().equals("DE"))
                    .toList();
            assertThat(top(site, Dimension.PAGE, range, filters))
                    .isEqualTo(counted(kept, Hit::page));
            assertThat(new History(site.tracked).filtered(range, By.WEEK, filters).total())
                    .isEqualTo(kept.size());
        }
    }

    @Test
    void findsThePagesThatAreMissing() {
        FilledSite site = site("UTC");
        List<Hit> missing = site.lines(all()).stream().filter(hit -> hit.status() == 404).toList();
        assertThat(top(site, Dimension.PAGE, all(), List.of(Filter.parse("status=404"))))
                .isEqualTo(counted(missing, Hit::page));
    }

    @Test
    void listsHitsNewestFirstPageByPage() {
        FilledSite site = site("Europe/Berlin");
        for (TimeRange range : ranges(site, 7)) {
            List<Hit> expected = site.views(range)
                    .stream()
                    .filter(hit -> hit.page().equals("blog/b/"))
                    .sorted(Comparator.comparingLong(Hit::epochSecond)
                            .thenComparingLong(Hit::recordId)
                            .reversed())
                    .toList();
            assertThat(walk(new PageHits(site.tracked), range)).isEqualTo(expected);
        }
    }

    private static List<Hit> walk(PageHits question, TimeRange range) {
        List<Hit> hits = new ArrayList<>();
        Optional<Position> after = Optional.empty();
        do {
            PageHits.Answer answer = question.ask(new PageHits.Wish("blog/b/", range, 7, after));
            answer.rows().forEach(row -> {
                assertThat(row.source()).startsWith("log-");
                hits.add(row.hit());
            });
            after = answer.next().map(next -> Position.parse(next.toString()).orElseThrow());
        } while (after.isPresent());
        return hits;
    }
}
