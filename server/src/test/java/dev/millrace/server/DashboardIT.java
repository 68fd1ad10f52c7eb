package dev.millrace.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.server.demo.DemoLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/// The tracker's page as a reader meets it, over a month of the demo's log.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardIT {
    private static final Instant NOW = Instant.parse("2026-11-20T15:30:00Z");
    private static final String ARTICLE = "/blog/articles/single-table-design-by-example/";
    private static final String MONTH = "?period=custom&from=2026-10-21&to=2026-11-20";
    /// What a reader of the log would count by hand: pages, shown to people.
    private static final Pattern VIEW = Pattern.compile(
            "\"GET (/\\S*/|/)(\\?\\S*)? HTTP/1.1\" (200|304) .* \"(?!-\")(?!.*([Bb]ot|Bot|curl|python"
                    + "|Feedly|Miniflux|NetNewsWire))[^\"]+\"( \\S+){9}$");

    private String log;
    private DashboardServer server;
    private Browser browser;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new DemoLog(1, NOW).writeTo(bytes);
        log = bytes.toString(StandardCharsets.UTF_8);
        server = new DashboardServer(folder.resolve("data"), InstantSource.fixed(NOW));
        server.importS3("logs/demo.log", log);
        browser = new Browser(folder.resolve("profile"), NOW);
    }

    @AfterAll
    void stop() {
        browser.close();
        server.close();
    }

    @BeforeEach
    void widen() {
        browser.width(1280);
    }

    @AfterEach
    void nothingIsComplainedAbout() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void showsWhatTheLogHolds() {
        browser.open(server.url() + MONTH);
        long views = log.lines().filter(line -> VIEW.matcher(line).find()).count();
        assertThat(browser.figure("views")).isEqualTo(views);
        assertThat(browser.texts("#lines .total"))
                .containsExactly("%,d log lines read".formatted(log.lines().count()));
        assertThat(browser.row("pages", ARTICLE)).isEqualTo(log.lines()
                .filter(line -> VIEW.matcher(line).find())
                .filter(line -> line.contains("\"GET " + ARTICLE))
                .count());
        assertThat(browser.texts("#cost").getFirst()).matches(".*[1-9].* read units.*");
    }

    @Test
    void addsUpToTheSameWhateverTheGranularity() {
        browser.open(server.url() + MONTH);
        long views = browser.figure("views");
        for (String by : new String[]{"day", "week", "month"}) {
            browser.open(server.url() + MONTH + "&by=" + by);
            assertThat(browser.is("[...document.querySelectorAll('#chart tbody td:nth-child(2)')]"
                    + ".reduce((sum, cell) => sum + Number(cell.textContent.replace(',', '')), 0)"
                    + " === " + views)).as(by).isTrue();
        }
    }

    @Test
    void changesThePeriodByMenuAndByKey() {
        browser.open(server.url());
        long month = browser.figure("views");
        browser.click("#period").click("[data-period='7d']");
        long week = browser.figure("views");
        assertThat(week).isPositive().isLessThan(month);
        assertThat(browser.address()).endsWith("?period=7d");
        browser.press("d");
        assertThat(browser.address()).endsWith("?period=today");
        assertThat(browser.figure("views")).isPositive().isLessThan(week);
        browser.press(Keys.ARROW_LEFT);
        assertThat(browser.address()).endsWith("?period=custom&from=2026-11-19&to=2026-11-19");
    }

    @Test
    void filtersByWhatIsClickedAndGoesBack() {
        browser.open(server.url() + MONTH);
        long all = browser.figure("views");
        long firefox = browser.row("browsers", "Firefox");
        browser.choose("browsers", "Firefox");
        assertThat(browser.texts(".chip-text")).containsExactly("Browser Firefox");
        assertThat(browser.figure("views")).isEqualTo(firefox);
        browser.choose("pages", ARTICLE);
        assertThat(browser.texts(".chip-text")).containsExactly("Browser Firefox",
                "Page " + ARTICLE);
        assertThat(browser.figure("views")).isPositive().isLessThan(firefox);
        browser.reload();
        assertThat(browser.texts(".chip-text")).hasSize(2);
        browser.back();
        assertThat(browser.figure("views")).isEqualTo(firefox);
        browser.click(".chip-out");
        assertThat(browser.shows(".chip")).isFalse();
        assertThat(browser.figure("views")).isEqualTo(all);
    }

    @Test
    void opensThePeriodMenuAndTheDetailsByKeyboardAlone() {
        browser.open(server.url() + MONTH).tabTo("#period").press(Keys.ENTER);
        browser.waitFor("#period-menu").press(Keys.HOME).press(Keys.ARROW_DOWN).press(Keys.ENTER);
        assertThat(browser.address()).endsWith("?period=yesterday");
        browser.tabTo("#pages a.detail").press(Keys.ENTER).waitFor("#page-hits tbody tr");
        assertThat(browser.texts("#page-hits tbody td:last-child")).contains("logs/demo.log");
        browser.press(Keys.ESCAPE).waitWithout("#page");
        assertThat(browser.address()).endsWith("?period=yesterday");
    }

    @Test
    void turnsTabsByArrowKeys() {
        browser.open(server.url() + MONTH).tabTo("#sources [role=tab]").press(Keys.ARROW_RIGHT);
        browser.until("document.querySelector('#sources .heads').textContent"
                + ".startsWith('Referrer')");
        browser.until("document.querySelector('#sources .panel, #sources').ariaBusy !== 'true'");
        assertThat(browser.row("sources", "news.ycombinator.com/")).isPositive();
    }

    @Test
    void fitsAPhone() {
        browser.width(360).open(server.url() + MONTH);
        assertThat(browser.is("document.documentElement.scrollWidth <= 360")).isTrue();
        browser.open(server.url() + MONTH + "&page=blog/");
        browser.waitFor("#page-hits tbody tr");
        assertThat(browser.is("document.documentElement.scrollWidth <= 360")).isTrue();
    }

    @Test
    void saysThatTheServerIsGoneAndComesBackByItself() {
        browser.open(server.url());
        long views = browser.figure("views");
        server.goAway();
        browser.press("w").waitFor("#gone");
        assertThat(browser.figure("views")).isEqualTo(views);
        server.comeBack();
        browser.waitWithout("#gone").settled();
        assertThat(browser.figure("views")).isPositive().isLessThan(views);
        assertThat(browser.complaints()).isNotEmpty().allMatch(each -> each.contains("net::ERR_"));
    }

    @Test
    void saysHowToBeginWhereNothingIsStored(@TempDir Path empty) {
        try (DashboardServer fresh = new DashboardServer(empty, InstantSource.fixed(NOW))) {
            browser.open(fresh.url());
            assertThat(browser.shows("#answers")).isFalse();
            assertThat(browser.texts("#empty code")).contains("millrace import access.log.gz");
        }
    }

    @Test
    void showsHostileNamesAsText(@TempDir Path hostile) {
        String line = log.lines()
                .filter(each -> VIEW.matcher(each).find())
                .findFirst()
                .orElseThrow();
        String script = "/%3Cscript%3Edocument.title=1%3C/script%3E/";
        String arabic = "/%D9%85%D8%B1%D8%AD%D8%A8%D8%A7/";
        String endless = "/" + "x".repeat(700) + "/";
        try (DashboardServer fresh = new DashboardServer(hostile, InstantSource.fixed(NOW))) {
            fresh.importS3("hostile.log", String.join("\n", at(line, "0000000000000001", script),
                    at(line, "0000000000000002", arabic), at(line, "0000000000000003", endless)));
            browser.width(360).open(fresh.url() + MONTH);
            assertThat(browser.texts("#pages .name")).containsExactlyInAnyOrder(
                    "/<script>document.title=1</script>/", "/مرحبا/", endless);
            assertThat(browser.is("document.title === 'Page views · Millrace'")).isTrue();
            assertThat(browser.is("document.documentElement.scrollWidth <= 360")).isTrue();
        }
    }

    /// The line with another request id and target.
    private static String at(String line, String requestId, String target) {
        return line.replaceFirst("- \\p{XDigit}{16} ", "- " + requestId + " ")
                .replaceFirst("OBJECT \\S+ \"GET \\S+", "OBJECT " + target.substring(1) + " \"GET "
                        + target);
    }
}
