package dev.millrace.tracker.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tracker.Agent;
import dev.millrace.tracker.Campaign;
import dev.millrace.tracker.Hit;
import dev.millrace.tracker.Hit.Kind;
import dev.millrace.tracker.Origin;
import dev.millrace.tracker.log.Formats;
import dev.millrace.tracker.log.LogFormat;
import dev.millrace.tracker.log.LogLine;
import dev.millrace.tracker.log.LogLine.Field;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifierTest {
    private static final VisitorSecret SECRET = VisitorSecret
            .of("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    private static final Classifier CLASSIFIER = new Classifier();
    private final LineClassifier classifier = classifier("Europe/Oslo");

    private static LineClassifier classifier(String zone) {
        return CLASSIFIER
                .forSite(new SiteProfile(Set.of("www.Example.org"), ZoneId.of(zone), SECRET));
    }

    private Hit hit(Line line) {
        return classifier.classify(line.parsed(), 7);
    }

    @Test
    void classifiesTheLineOfTheStory() {
        Hit hit = hit(Line.ofStory());
        assertThat(hit.page()).isEqualTo("blog/articles/2021-11-21-understanding-scrum-part-2/");
        assertThat(hit.kind()).isEqualTo(Kind.VIEW);
        assertThat(hit.epochSecond()).isEqualTo(Line.EPOCH_SECOND);
        assertThat(hit.recordId()).isEqualTo(7);
        assertThat(hit.agent()).isEqualTo(new Agent("Firefox", "106", "Windows", "desktop"));
        assertThat(hit.origin()).isEqualTo(new Origin("", "forshaw.tech/blog/tags/", true));
        assertThat(hit.campaign()).isSameAs(Campaign.NONE);
    }

    @ParameterizedTest
    @CsvSource({"'', GET, 200, VIEW", "'', GET, 304, VIEW", "'', GET, 206, OTHER",
            "'', GET, 301, OTHER", "'', GET, 404, ERROR", "'', GET, 500, ERROR",
            "'', GET, 0, OTHER", "'', HEAD, 200, OTHER", "'', POST, 200, OTHER",
            "'', POST, 503, ERROR", "'', GETS, 200, OTHER", "'', '', 200, OTHER",
            "WEBSITE.GET.OBJECT, GET, 200, VIEW", "REST.GET.OBJECT, GET, 200, VIEW",
            "WEBSITE.HEAD.OBJECT, HEAD, 200, OTHER", "REST.HEAD.OBJECT, HEAD, 404, ERROR",
            "REST.PUT.OBJECT, PUT, 200, OTHER", "REST.GET.VERSIONING, GET, 200, OTHER",
            "REST.GET.LIFECYCLE, GET, 404, OTHER", "BATCH.DELETE.OBJECT, '', 204, OTHER",
            "REST.GET.OBJECTX, GET, 200, OTHER"})
    void countsByOperationMethodAndStatus(String operation, String method, int status,
            Kind kind) {
        Line line = Line.view().with(Field.OPERATION, operation).with(Field.METHOD, method);
        assertThat(hit(line.withStatus(status)).kind()).isEqualTo(kind);
    }

    @Test
    void countsAPartOnlyIfItIsTheWhole() {
        Line part = Line.view().withStatus(206);
        assertThat(hit(part.withSizes(500, 500)).kind()).isEqualTo(Kind.VIEW);
        assertThat(hit(part.withSizes(499, 500)).kind()).isEqualTo(Kind.OTHER);
    }

    @ParameterizedTest
    @CsvSource({"curl/8.5, /style.css, 404, BOT", "curl/8.5, /, 200, BOT",
            "Mozilla/5.0 (Macintosh) Firefox/100.0, /style.css, 404, ERROR",
            "Mozilla/5.0 (Macintosh) Firefox/100.0, /style.css, 200, ASSET",
            "Mozilla/5.0 (Macintosh) Firefox/100.0, /style.css, 302, OTHER",
            "'', /, 200, BOT"})
    void decidesInTheOrderBotErrorOtherAsset(String agent, String target, int status,
            Kind kind) {
        Line line = Line.view().with(Field.USER_AGENT, agent).with(Field.TARGET, target);
        assertThat(hit(line.withStatus(status)).kind()).isEqualTo(kind);
    }

    @Test
    void takesNobodyForABotWhereTheFormatHasNoUserAgents() {
        Line line = Line.view().with(Field.USER_AGENT, "");
        assertThat(ofFormat(Formats.COMMON).classify(line.parsed(), 7).kind()).isEqualTo(Kind.VIEW);
        assertThat(ofFormat(Formats.COMBINED).classify(line.parsed(), 7).kind())
                .isEqualTo(Kind.BOT);
    }

    private static LineClassifier ofFormat(LogFormat format) {
        SiteProfile site = new SiteProfile(Set.of(), ZoneId.of("UTC"), SECRET);
        return CLASSIFIER.forSite(site, format);
    }

    @ParameterizedTest
    @CsvSource({"/a.css", "/a/b.JS?v=1", "/favicon.ico", "/robots.txt", "/sitemap.xml",
            "/feed.rss", "/paper.pdf", "/fonts/x.woff2", "/photo%2Ejpg"})
    void knowsAssets(String target) {
        assertThat(hit(Line.view().with(Field.TARGET, target)).kind()).isEqualTo(Kind.ASSET);
    }

    @ParameterizedTest
    @CsvSource({"/", "/a.html", "/v1.2", "/css", "/x.php?a=b.css", "/a.js/", "/.css.d/page"})
    void knowsPages(String target) {
        assertThat(hit(Line.view().with(Field.TARGET, target)).kind()).isEqualTo(Kind.VIEW);
    }

    @ParameterizedTest
    @CsvSource({"http://example.org/a/?q=1, example.org, a/", "http://example.org, x, /",
            "/bucket/a/b.html, s3.eu-west-1.amazonaws.com, a/b.html",
            "/bucket/a, s3-us-west-2.amazonaws.com, a", "/bucket, s3.amazonaws.com, /",
            "https://s3.amazonaws.com/bucket/a, x, a", "/bucket/a, my.s3.amazonaws.com, bucket/a",
            "/a#part?x, x, a", "*, x, *", "'', x, /"})
    void readsEveryFormOfTarget(String target, String host, String page) {
        Line line = Line.view().with(Field.TARGET, target).with(Field.HOST, host);
        assertThat(hit(line).page()).isEqualTo(page);
    }

    @Test
    void namesThePageByTheKeyWhereThereIsOne() {
        Line line = Line.view()
                .with(Field.TARGET, "/bucket/a%20b/")
                .with(Field.KEY,
                        "a%2520b/index.html");
        assertThat(hit(line).page()).isEqualTo("a b/");
    }

    @Test
    void readsTheCampaign() {
        String query = "?utm_source=news%20letter&utm_medium=e+mail&utm_campaign=%C3%A9t%C3%A9"
                + "&utm_term=a&utm_content=b&utm_source=second";
        Hit hit = hit(Line.view().with(Field.TARGET, "/a" + query));
        assertThat(hit.campaign())
                .isEqualTo(new Campaign("news letter", "e mail", "été", "a", "b"));
    }

    @Test
    void tellsVisitorsApartByDayAddressAndAgent() {
        long visitor = hit(Line.view()).visitor();
        assertThat(visitor).isNotZero().isEqualTo(hit(Line.view()).visitor());
        assertThat(hit(Line.view().with(Field.ADDRESS, "14.161.28.235")).visitor())
                .isNotEqualTo(visitor);
        assertThat(hit(Line.view().with(Field.USER_AGENT, "x")).visitor()).isNotEqualTo(visitor);
        assertThat(hit(Line.view().with(Field.ADDRESS, "")).visitor()).isZero();
        LogLine nextDay = Line.view().parsed();
        nextDay.setEpochSecond(Line.EPOCH_SECOND + 86_400);
        assertThat(classifier.classify(nextDay, 7).visitor()).isNotEqualTo(visitor);
    }

    @Test
    void cutsTheVisitorsDayInTheZoneOfTheSite() {
        LogLine midnight = Line.view().parsed();
        midnight.setEpochSecond(1_666_303_200 - 1); // 2022-10-20T23:59:59 in Oslo
        long before = classifier.classify(midnight, 7).visitor();
        midnight.setEpochSecond(1_666_303_200);
        assertThat(classifier.classify(midnight, 7).visitor()).isNotEqualTo(before);
        assertThat(before).isEqualTo(hit(Line.view()).visitor());
    }

    @Test
    void givesTheSameVisitorInEveryThreadAndForEver() {
        long visitor = classifier("Europe/Oslo").classify(Line.view().parsed(), 7).visitor();
        assertThat(visitor).isEqualTo(hit(Line.view()).visitor());
    }

    @Test
    void sharesTheInstancesOfNames() {
        Hit one = hit(Line.ofStory());
        Hit other = classifier("UTC").classify(Line.ofStory().parsed(), 8);
        assertThat(other.page()).isSameAs(one.page());
        assertThat(other.agent()).isSameAs(one.agent());
        assertThat(other.origin()).isSameAs(one.origin());
    }

    @Test
    void neverFailsWhateverALineHolds() {
        SplittableRandom random = new SplittableRandom(5);
        LogLine line = new LogLine();
        for (int i = 0; i < 100_000; i++) {
            fill(line, random);
            Hit hit = classifier.classify(line, RecordIdentity.of(line));
            assertThat(hit.page()).isNotEmpty();
        }
    }

    private static void fill(LogLine line, SplittableRandom random) {
        byte[] bytes = new byte[random.nextInt(80)];
        String alphabet = "/:?#@%2F[]{}().utm_source=&http android-app://-+İ\u0000\n\"'Bot";
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = random.nextInt(10) == 0
                    ? (byte) random.nextInt()
                    : (byte) alphabet.charAt(random.nextInt(alphabet.length()));
        }
        line.begin(bytes, 0, bytes.length);
        for (Field field : Field.values()) {
            int from = random.nextInt(bytes.length + 1);
            line.set(field, from, from + random.nextInt(bytes.length - from + 1));
        }
        line.setStatus(random.nextInt(600));
        line.setEpochSecond(random.nextInt(8) == 0 ? random.nextLong() : random.nextInt());
    }
}
