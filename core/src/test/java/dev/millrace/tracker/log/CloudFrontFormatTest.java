package dev.millrace.tracker.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tracker.log.LogFormat.Outcome;
import dev.millrace.tracker.log.LogFormat.Parser;
import dev.millrace.tracker.log.LogFormat.Result;
import dev.millrace.tracker.log.LogLine.Field;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CloudFrontFormatTest {
    private static final String REST = "\thttps\t23\t0.001\t-\tTLSv1.3\tTLS_AES_128_GCM_SHA256\tHit\tHTTP/2.0\t-\t-\t11040\t0.001\tHit\ttext/html\t78\t-\t-";
    private static final String LINE = line("/blog/", "-", "https://www.example.com/",
            "Mozilla/5.0%20(X11)");

    private static String line(String stem, String query, String referrer, String agent) {
        return String.join("\t", "2019-12-04", "21:02:31", "LAX1", "392", "2001:db8::9", "GET",
                "d111111abcdef8.cloudfront.net", stem, "200", referrer, agent, query, "-", "Hit",
                "SOX4xwn4XV6Q4rgb7XiVGOHms_BGlTAC4KyHmureZmBNrjGdRLiNIQ==", "www.example.com")
                + REST;
    }

    private static LogLine parse(String text) {
        return Lines.parse(Formats.CLOUDFRONT, text);
    }

    private static String reason(String text) {
        return Lines.reason(Formats.CLOUDFRONT, text);
    }

    private static Result feed(Parser parser, String text, LogLine line) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return parser.parse(bytes, 0, bytes.length, line).result();
    }

    @Test
    void readsEveryFieldOfAnOrdinaryLine() {
        LogLine line = parse(LINE);
        assertThat(line.fields()).isEqualTo(33);
        assertThat(Instant.ofEpochSecond(line.epochSecond())).isEqualTo("2019-12-04T21:02:31Z");
        assertThat(line.text(Field.ADDRESS)).isEqualTo("2001:db8::9");
        assertThat(line.text(Field.METHOD)).isEqualTo("GET");
        assertThat(line.text(Field.TARGET)).isEqualTo("/blog/");
        assertThat(line.text(Field.HOST)).isEqualTo("www.example.com");
        assertThat(line.text(Field.REFERRER)).isEqualTo("https://www.example.com/");
        assertThat(line.text(Field.USER_AGENT)).isEqualTo("Mozilla/5.0 (X11)");
        assertThat(line.text(Field.REQUEST_ID)).startsWith("SOX4").endsWith("IQ==");
        assertThat(line.status()).isEqualTo(200);
        assertThat(line.bytes()).isEqualTo(392);
        assertThat(new String(line.buffer(), line.start(), line.end() - line.start(),
                StandardCharsets.UTF_8)).isEqualTo(LINE);
    }

    @Test
    void joinsPathAndQueryAndUnwrapsTheirPercentSigns() {
        assertThat(parse(line("/a%2520b%7Ec", "q=1%2526&r=%25", "-", "-")).text(Field.TARGET))
                .isEqualTo("/a%20b%7Ec?q=1%26&r=%25");
        assertThat(parse(line("/a%20b", "-", "-", "-")).text(Field.TARGET)).isEqualTo("/a%20b");
    }

    @Test
    void takesOneLayerOfEscapesFromReferrerAndUserAgent() {
        LogLine line = parse(line("/", "-", "https://x/?q=a%2520b%22", "My%2520App/1%20Darwin/2%"));
        assertThat(line.text(Field.REFERRER)).isEqualTo("https://x/?q=a%20b\"");
        assertThat(line.text(Field.USER_AGENT)).isEqualTo("My%20App/1 Darwin/2%");
    }

    @Test
    void takesTwoLayersFromUserAgentsOfYearsAgo() {
        assertThat(parse(line("/", "-", "-", "Mozilla/4.0%2520(compatible;%2520MSIE%25207)"))
                .text(Field.USER_AGENT)).isEqualTo("Mozilla/4.0 (compatible; MSIE 7)");
    }

    @Test
    void honoursTheOrderThatTheHeaderNames() {
        Parser parser = Formats.CLOUDFRONT.newParser();
        LogLine line = new LogLine();
        assertThat(feed(parser, "#Version: 1.0", line)).isEqualTo(Result.SKIPPED);
        assertThat(feed(parser, "#Fields: x-new time date sc-status c-ip cs(Host)", line))
                .isEqualTo(Result.SKIPPED);
        assertThat(feed(parser, "?\t21:02:31\t2019-12-04\t404\t1.2.3.4\td1\tmore", line))
                .isEqualTo(Result.PARSED);
        assertThat(line.status()).isEqualTo(404);
        assertThat(line.text(Field.ADDRESS)).isEqualTo("1.2.3.4");
        assertThat(line.text(Field.HOST)).isEqualTo("d1");
        assertThat(line.has(Field.USER_AGENT)).isFalse();
        assertThat(line.fields()).isEqualTo(7);
    }

    @Test
    void takesStatus000ForNone() {
        assertThat(parse(LINE.replace("\t200\t", "\t000\t")).status()).isZero();
    }

    @Test
    void rejectsWhatIsNoLineWithAReason() {
        assertThat(reason("hello")).isEqualTo("cut short: 1 of 15 columns needed");
        assertThat(reason(LINE.replace("2019-12-04", "2019-02-30")))
                .isEqualTo("no such date and time: 2019-02-30 21:02:31");
        assertThat(reason(LINE.replace("\t200\t", "\tabc\t")))
                .isEqualTo("status or bytes is no number: abc 392");
        assertThat(Lines.outcome(Formats.CLOUDFRONT, "", new LogLine())).isEqualTo(Outcome.SKIPPED);
    }
}
