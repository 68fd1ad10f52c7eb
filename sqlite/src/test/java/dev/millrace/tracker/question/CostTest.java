package dev.millrace.tracker.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.store.Capacity;
import dev.millrace.tracker.Hit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What answers cost, and the examples that are worth spelling out.
class CostTest {
    private static final Instant FROM = Instant.parse("2022-04-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2022-04-06T00:00:00Z");

    private static Capacity totals(int views) {
        FilledSite site = new FilledSite(ZoneOffset.UTC)
                .with(new RandomHits(1).hits(FROM, TO, views));
        return new PageTotals(site.tracked).allTime("").used();
    }

    private static Capacity history(int views) {
        FilledSite site = new FilledSite(ZoneOffset.UTC)
                .with(new RandomHits(1).hits(FROM, TO, views));
        return new History(site.tracked).ofPage("blog/a/", TimeRange.of(FROM, TO), By.DAY).used();
    }

    @Test
    void aHundredTimesTheViewsCostTheSameToRead() {
        assertThat(totals(20_000)).isEqualTo(totals(200));
        assertThat(history(20_000)).isEqualTo(history(200));
        assertThat(totals(200).readUnits()).isEqualTo(0.5);
    }

    @Test
    void theLastViewIsOneRead() {
        FilledSite site = new FilledSite(ZoneOffset.UTC)
                .with(new RandomHits(1).hits(FROM, TO, 900));
        List<Hit> views = site.views(TimeRange.of(FROM, TO))
                .stream()
                .filter(hit -> hit.page().equals("blog/"))
                .toList();
        LastView.Answer answer = new LastView(site.tracked).of("blog/");
        assertThat(answer.used()).isEqualTo(Capacity.read(0.5));
        assertThat(answer.views()).isEqualTo(views.size());
        assertThat(answer.last().orElseThrow().getEpochSecond())
                .isEqualTo(views.stream().mapToLong(Hit::epochSecond).max().orElseThrow());
        assertThat(answer.first().orElseThrow().getEpochSecond())
                .isEqualTo(views.stream().mapToLong(Hit::epochSecond).min().orElseThrow());
        assertThat(new LastView(site.tracked).of("nowhere/").isSeen()).isFalse();
    }

    @Test
    void daysWithoutViewsAreZero() {
        FilledSite site = new FilledSite(ZoneId.of("Australia/Brisbane"));
        List<Hit> sample = new RandomHits(5).hits(FROM, TO, 200);
        Hit view = sample.stream()
                .filter(hit -> hit.kind() == Hit.Kind.VIEW)
                .filter(hit -> hit.page().equals("blog/a/"))
                .findFirst()
                .orElseThrow();
        site.with(List.of(at(view, "2022-04-02T14:00:00Z"), at(view, "2022-04-05T13:59:59Z")));
        TimeRange april = site.tracked.range(LocalDate.of(2022, 4, 1),
                LocalDate.of(2022, 4, 6));
        assertThat(new History(site.tracked).ofPage("blog/a/", april, By.DAY).buckets())
                .extracting(History.Bucket::views)
                .containsExactly(0L, 0L, 1L, 0L, 1L);
        assertThat(new History(site.tracked).ofPage("blog/a/", april, By.WEEK).buckets())
                .extracting(History.Bucket::label)
                .containsExactly("2022-W13", "2022-W14");
    }

    private static Hit at(Hit hit, String time) {
        return new Hit(Instant.parse(time).getEpochSecond(), 1, hit.kind(), hit.page(),
                hit.visitor(), hit.origin(), hit.agent(), hit.country(), hit.status(),
                hit.bytes(), hit.campaign());
    }

    @Test
    void sharesAreCountedByServiceAndOnlyOfPagesThereAre() {
        FilledSite site = new FilledSite(ZoneOffset.UTC)
                .with(new RandomHits(1).hits(FROM, TO, 200));
        Shares shares = new Shares(site.tracked, new Random(1));
        assertThat(shares.share("blog/a/", "mastodon").known()).isTrue();
        assertThat(shares.share("blog/a/", "mastodon").known()).isTrue();
        assertThat(shares.share("blog/a/", "mail").known()).isTrue();
        assertThat(shares.share("nowhere/", "mail").known()).isFalse();
        long now = FilledSite.NOW.getEpochSecond();
        assertThat(shares.of("blog/a/", new TimeRange(now, now + 1)).services())
                .containsEntry("mastodon", 2L)
                .containsEntry("mail", 1L)
                .hasSize(2);
        assertThat(shares.of("blog/a/", new TimeRange(now - 9, now)).services()).isEmpty();
        assertThat(shares.of("nowhere/", new TimeRange(0, now + 9)).services()).isEmpty();
    }
}
