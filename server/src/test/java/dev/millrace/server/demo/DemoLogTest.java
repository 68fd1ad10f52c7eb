package dev.millrace.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoLogTest {
    private static final Instant END = Instant.parse("2026-11-20T15:30:00Z");
    private static final DateTimeFormatter TIME = DateTimeFormatter
            .ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT);
    private static final Pattern LINE = Pattern.compile(
            "\\S+ \\S+ \\[([^]]+)] (\\S+) - (\\p{XDigit}{16}) \\S+ (\\S+) \"GET (\\S+) HTTP/1.1\" "
                    + "(\\d{3}) \\S+ (\\S+) (\\d+) 24 23 \"([^\"]+)\" \"([^\"]+)\"( \\S+){9}");
    private static final List<Matcher> LINES = lines(1);

    @Test
    void writesTheSameBytesForTheSameSeed() {
        assertThat(text(7, END)).isEqualTo(text(7, END)).isNotEqualTo(text(8, END));
    }

    @Test
    void writesAMonthOfAFewTensOfThousandsOfLinesInOrder() {
        assertThat(LINES).hasSizeBetween(40_000, 60_000);
        List<Instant> times = LINES.stream().map(DemoLogTest::time).toList();
        assertThat(times).isSorted();
        assertThat(times.getFirst()).isBetween(END.minus(Rhythm.LENGTH), END.minusSeconds(86_400));
        assertThat(times.getLast()).isBefore(END);
    }

    @Test
    void givesEachRequestItsOwnId() {
        assertThat(LINES.stream().map(line -> line.group(3))).doesNotHaveDuplicates();
    }

    @Test
    void hasWhatARealLogHas() {
        Map<String, Long> statuses = countBy(6);
        assertThat(statuses).containsOnlyKeys("200", "206", "304", "404");
        assertThat(statuses.get("200")).isGreaterThan(statuses.get("304"));
        assertThat(countBy(5)).containsKeys("/", "/robots.txt", "/wp-login.php", "/feed.xml",
                "/assets/site.css", Article.VIDEO);
        assertThat(countBy(2)).anySatisfy((address, lines) -> assertThat(address).contains(":"));
        assertThat(countBy(9)).containsKeys("-", "https://news.ycombinator.com/");
        assertThat(countBy(10).keySet()).anyMatch(agent -> agent.contains("Googlebot"))
                .anyMatch(agent -> agent.contains("iPhone"));
    }

    @Test
    void hasOneDayThatStandsOut() {
        Map<LocalDate, Long> days = LINES.stream()
                .collect(Collectors.groupingBy(
                        line -> time(line).atZone(Rhythm.ZONE).toLocalDate(),
                        Collectors.counting()));
        long most = days.values().stream().mapToLong(n -> n).max().orElseThrow();
        double mean = (double) LINES.size() / days.size();
        assertThat(most).isGreaterThan((long) (3 * mean));
    }

    @Test
    void asksForNoArticleBeforeItIsPublished() {
        Instant published = END.minusSeconds(86_400 * 5);
        assertThat(LINES).filteredOn(line -> line.group(5).contains("a-quiet-release"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(time(line)).isAfterOrEqualTo(published));
    }

    private static Map<String, Long> countBy(int group) {
        return LINES.stream()
                .collect(
                        Collectors.groupingBy(line -> line.group(group), Collectors.counting()));
    }

    private static Instant time(Matcher line) {
        return ZonedDateTime.parse(line.group(1), TIME).toInstant();
    }

    private static List<Matcher> lines(long seed) {
        return text(seed, END).lines()
                .map(LINE::matcher)
                .peek(line -> assertThat(line.matches()).as(line.toString()).isTrue())
                .toList();
    }

    private static String text(long seed, Instant end) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new DemoLog(seed, end).writeTo(bytes);
        } catch (IOException e) {
            throw new AssertionError("memory cannot fail", e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
