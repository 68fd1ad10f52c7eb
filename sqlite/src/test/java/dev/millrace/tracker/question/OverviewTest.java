package dev.millrace.tracker.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tracker.Agent;
import dev.millrace.tracker.Campaign;
import dev.millrace.tracker.Hit;
import dev.millrace.tracker.Origin;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OverviewTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant FROM = Instant.parse("2022-10-20T00:00:00Z");
    private static final Instant TO = Instant.parse("2022-11-08T00:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2022, 10, 30);
    private long ids;

    private Hit view(String time, long visitor, String page, Origin origin) {
        return new Hit(Instant.parse(time).getEpochSecond(), ids++, Hit.Kind.VIEW, page, visitor,
                origin, Agent.UNKNOWN, "DE", 200, 100, Campaign.NONE);
    }

    /// Counts visits again, the slow way: hit by hit, per visitor and local day.
    private static Figures recounted(FilledSite site, TimeRange range) {
        Map<String, List<Long>> seconds = new TreeMap<>();
        for (Hit hit : site.views(range)) {
            LocalDate day = LocalDate.ofInstant(Instant.ofEpochSecond(hit.epochSecond()), BERLIN);
            if (hit.visitor() != 0) {
                seconds.computeIfAbsent(day + " " + hit.visitor(), _ -> new ArrayList<>())
                        .add(hit.epochSecond());
            }
        }
        long visits = 0;
        long bounces = 0;
        long duration = 0;
        for (List<Long> times : seconds.values()) {
            List<Long> sorted = times.stream().sorted().toList();
            int begin = 0;
            for (int i = 1; i <= sorted.size(); i++) {
                if (i == sorted.size() || sorted.get(i) - sorted.get(i - 1) >= 1800) {
                    visits++;
                    bounces += i - begin == 1 ? 1 : 0;
                    duration += sorted.get(i - 1) - sorted.get(begin);
                    begin = i;
                }
            }
        }
        Map<Hit.Kind, Long> kinds = site.lines(range)
                .stream()
                .collect(Collectors.groupingBy(Hit::kind, Collectors.counting()));
        return new Figures(seconds.size(), visits, kinds.getOrDefault(Hit.Kind.VIEW, 0L), bounces,
                duration, site.lines(range).stream().mapToLong(Hit::bytes).sum(),
                kinds.getOrDefault(Hit.Kind.BOT, 0L), kinds.getOrDefault(Hit.Kind.ERROR, 0L),
                kinds.getOrDefault(Hit.Kind.ASSET, 0L), kinds.getOrDefault(Hit.Kind.OTHER, 0L));
    }

    @Test
    void figuresEqualARecount() {
        FilledSite site = new FilledSite(BERLIN).with(new RandomHits(11).hits(FROM, TO, 800));
        RandomHits random = new RandomHits(12);
        Overview overview = new Overview(site.tracked);
        for (int i = 0; i < 10; i++) {
            long a = random.second(TimeRange.of(FROM, TO));
            long b = random.second(TimeRange.of(FROM, TO));
            TimeRange range = new TimeRange(Math.min(a, b), Math.max(a, b));
            Overview.Answer answer = overview.ask(range, List.of());
            assertThat(answer.figures()).isEqualTo(recounted(site, range));
            assertThat(answer.before()).isEqualTo(recounted(site, answer.rangeBefore()));
        }
    }

    @Test
    void aCachedSummaryIsUsedUntilTheDayChanges() {
        FilledSite site = new FilledSite(BERLIN).with(new RandomHits(13).hits(FROM, TO, 2000));
        Overview overview = new Overview(site.tracked);
        TimeRange range = site.tracked.range(DAY.minusDays(3), DAY.plusDays(3));
        Overview.Answer computed = overview.ask(range, List.of());
        Overview.Answer cached = overview.ask(range, List.of());
        assertThat(computed.used().writeUnits()).isPositive();
        assertThat(cached.used().writeUnits()).isZero();
        assertThat(cached.used().readUnits()).isLessThan(computed.used().readUnits());
        assertThat(cached.figures()).isEqualTo(computed.figures());
        site.with(List.of(view("2022-10-30T12:00:00Z", 99, "late/", Origin.DIRECT)));
        Overview.Answer changed = overview.ask(range, List.of());
        assertThat(changed.figures()).isEqualTo(recounted(site, range));
        assertThat(changed.figures().visitors()).isEqualTo(cached.figures().visitors() + 1);
    }

    @Test
    void theDayBeforeADayOfTwentyFiveHoursIsAWholeDay() {
        FilledSite site = new FilledSite(BERLIN);
        TimeRange longDay = site.tracked.range(DAY, DAY.plusDays(1));
        assertThat(longDay.seconds()).isEqualTo(25 * 3600);
        assertThat(new Overview(site.tracked).before(longDay))
                .isEqualTo(site.tracked.range(DAY.minusDays(1), DAY));
        assertThat(new Overview(site.tracked).before(new TimeRange(1000, 1600)))
                .isEqualTo(new TimeRange(400, 1000));
    }

    @Test
    void halfAnHourOfSilenceEndsAVisit() {
        FilledSite site = new FilledSite(BERLIN).with(List.of(
                view("2022-10-30T10:00:00Z", 7, "a/", new Origin("Google", "google.com/", false)),
                view("2022-10-30T10:29:59Z", 7, "b/", new Origin("", "site.example/a/", true)),
                view("2022-10-30T10:59:59Z", 7, "c/", new Origin("", "site.example/b/", true)),
                view("2022-10-30T12:00:00Z", 0, "a/", Origin.DIRECT)));
        TimeRange range = site.tracked.range(DAY, DAY.plusDays(1));
        Figures figures = new Overview(site.tracked).ask(range, List.of()).figures();
        assertThat(figures.visits()).isEqualTo(2);
        assertThat(figures.visitors()).isEqualTo(1);
        assertThat(figures.bounceRate()).isEqualTo(0.5);
        assertThat(figures.visitSeconds()).isEqualTo(1799);
        assertThat(figures.views()).isEqualTo(4);
        assertThat(top(site, Dimension.ENTRY, range, List.of()))
                .containsExactlyInAnyOrder(row("a/", 1, 50), row("c/", 1, 50));
        assertThat(top(site, Dimension.EXIT, range, List.of()))
                .containsExactlyInAnyOrder(row("b/", 1, 50), row("c/", 1, 50));
        assertThat(top(site, Dimension.SOURCE, range, List.of()))
                .containsExactlyInAnyOrder(row("Google", 1, 50),
                        new Top.Row("", 1, OptionalLong.of(0), 50));
        assertThat(top(site, Dimension.PAGE, range, List.of(Filter.parse("source=Google"))))
                .containsExactly(row("a/", 1, 50), row("b/", 1, 50));
    }

    private static List<Top.Row> top(FilledSite site, Dimension dimension, TimeRange range,
            List<Filter> filters) {
        return new Top(site.tracked).ask(new Top.Wish(dimension, range, filters, 10)).rows();
    }

    private static Top.Row row(String value, long count, double percent) {
        return new Top.Row(value, count, OptionalLong.of(1), percent);
    }

    @Test
    void whoCameInTheLastFiveMinutesIsThere() {
        FilledSite site = new FilledSite(BERLIN).with(List.of(
                view("2022-12-24T17:54:59Z", 1, "a/", Origin.DIRECT),
                view("2022-12-24T17:55:00Z", 2, "a/", Origin.DIRECT),
                view("2022-12-24T17:59:59Z", 3, "a/", Origin.DIRECT),
                view("2022-12-24T18:00:00Z", 3, "a/", Origin.DIRECT)));
        assertThat(new Overview(site.tracked).ask(new TimeRange(0, 0), List.of())
                .currentVisitors()).isEqualTo(2);
    }

    @Test
    void visitorsOverTimeAddUpToTheirSum() {
        FilledSite site = new FilledSite(BERLIN).with(new RandomHits(14).hits(FROM, TO, 500));
        TimeRange range = TimeRange.of(FROM.plusSeconds(5000), TO.minusSeconds(7777));
        long sum = new Overview(site.tracked).ask(range, List.of()).figures().visitors();
        for (By by : List.of(By.DAY, By.WEEK, By.MONTH)) {
            VisitorHistory.Answer answer = new VisitorHistory(site.tracked).ask(range, by,
                    List.of());
            assertThat(answer.visitors().stream().mapToLong(n -> n).sum()).isEqualTo(sum);
            assertThat(answer.visitors())
                    .hasSameSizeAs(new History(site.tracked).ofSite(range, by).buckets());
        }
    }
}
