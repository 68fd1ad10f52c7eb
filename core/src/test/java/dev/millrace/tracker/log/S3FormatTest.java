package dev.millrace.tracker.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tracker.log.LogFormat.Outcome;
import dev.millrace.tracker.log.LogLine.Field;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class S3FormatTest {
    private static final String PAGE = "blog/articles/2021-11-21-understanding-scrum-part-2/";
    private static final String AGENT = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:106.0) Gecko/20100101 Firefox/106.0";
    private static final String HEAD = "d6ad5...6af62 www.forshaw.tech [20/Oct/2022:08:49:42 +0000] 14.161.28.234 - K6E...7N1 WEBSITE.GET.OBJECT "
            + PAGE + "index.html ";
    private static final String TAIL = " - LA99A...EegEE= - - - www.forshaw.tech - -";

    private static String line(String request, String referrer, String agent) {
        return HEAD + request + " 200 - 21653 21653 100 99 " + referrer + " " + agent + TAIL;
    }

    private static LogLine parse(String text) {
        return Lines.parse(Formats.S3, text);
    }

    private static String reason(String text) {
        return Lines.reason(Formats.S3, text);
    }

    @Test
    void readsEveryFieldOfAnOrdinaryLine() {
        LogLine line = parse(line("\"GET /" + PAGE + " HTTP/1.1\"",
                "\"http://www.forshaw.tech/blog/tags/\"", "\"" + AGENT + "\""));
        assertThat(line.fields()).isEqualTo(25);
        assertThat(line.epochSecond()).isEqualTo(1_666_255_782);
        assertThat(line.text(Field.ADDRESS)).isEqualTo("14.161.28.234");
        assertThat(line.text(Field.REQUEST_ID)).isEqualTo("K6E...7N1");
        assertThat(line.text(Field.OPERATION)).isEqualTo("WEBSITE.GET.OBJECT");
        assertThat(line.text(Field.KEY)).isEqualTo(PAGE + "index.html");
        assertThat(line.text(Field.METHOD)).isEqualTo("GET");
        assertThat(line.text(Field.TARGET)).isEqualTo("/" + PAGE);
        assertThat(line.text(Field.REFERRER)).isEqualTo("http://www.forshaw.tech/blog/tags/");
        assertThat(line.text(Field.USER_AGENT)).isEqualTo(AGENT);
        assertThat(line.text(Field.HOST)).isEqualTo("www.forshaw.tech");
        assertThat(line.status()).isEqualTo(200);
        assertThat(line.bytes()).isEqualTo(21_653);
        assertThat(line.objectSize()).isEqualTo(21_653);
    }

    @Test
    void readsDashesAsNothing() {
        LogLine line = parse(HEAD.replace("14.161.28.234", "-").replace(PAGE + "index.html", "-")
                + "- - - - - - - \"-\" \"-\" - - - - - -");
        for (Field field : Field.values()) {
            boolean expected = field == Field.REQUEST_ID || field == Field.OPERATION
                    || field == Field.HOST;
            assertThat(line.has(field)).as("%s", field).isEqualTo(expected);
        }
        assertThat(line.text(Field.HOST)).as("the bucket").isEqualTo("www.forshaw.tech");
        assertThat(line.status()).isZero();
    }

    @Test
    void readsUnquotedDashesForReferrerAndUserAgent() {
        LogLine line = parse(line("\"GET / HTTP/1.1\"", "-", "-"));
        assertThat(line.has(Field.REFERRER)).isFalse();
        assertThat(line.has(Field.USER_AGENT)).isFalse();
        assertThat(line.text(Field.HOST)).isEqualTo("www.forshaw.tech");
    }

    @Test
    void findsTheEndOfFieldsThatHoldQuotes() {
        LogLine line = parse(line("\"GET /a?q=\"x\" y\"&z=1 HTTP/1.1\"",
                "\"http://x/?a=\"b\"&c\"", "\"My \"own\" agent\" (x)\""));
        assertThat(line.text(Field.TARGET)).isEqualTo("/a?q=\"x\" y\"&z=1");
        assertThat(line.text(Field.REFERRER)).isEqualTo("http://x/?a=\"b\"&c");
        assertThat(line.text(Field.USER_AGENT)).isEqualTo("My \"own\" agent\" (x)");
        assertThat(line.text(Field.HOST)).isEqualTo("www.forshaw.tech");
        assertThat(line.fields()).isEqualTo(25);
    }

    @Test
    void isNotFooledByAStatusInTheRequest() {
        LogLine line = parse(line("\"GET /a\" 404 - x HTTP/1.1\"", "\"-\"", "\"a\""));
        assertThat(line.text(Field.TARGET)).isEqualTo("/a\" 404 - x");
        assertThat(line.status()).isEqualTo(200);
    }

    @Test
    void letsBracketsInQuotesBe() {
        LogLine line = parse(line("\"GET /blog/?q[0]=1 HTTP/1.1\"", "\"http://x/?a[]=1\"",
                "\"UA [en] x\""));
        assertThat(line.text(Field.TARGET)).isEqualTo("/blog/?q[0]=1");
        assertThat(line.text(Field.REFERRER)).isEqualTo("http://x/?a[]=1");
        assertThat(line.text(Field.USER_AGENT)).isEqualTo("UA [en] x");
    }

    @Test
    void toleratesDoubledSpacesAndEmptyQuotes() {
        LogLine line = parse(line("\"GET / HTTP/1.1\"", "\"\"", "\"\"").replace(" 200 ", "  200  ")
                .replace(" [", "  ["));
        assertThat(line.status()).isEqualTo(200);
        assertThat(line.has(Field.REFERRER)).isFalse();
        assertThat(line.fields()).isEqualTo(25);
    }

    @Test
    void keepsKeysAndTargetsAsTheyAreLogged() {
        LogLine line = parse(HEAD.replace("index.html", "a%2520b.html")
                + "\"GET https://s3.amazonaws.com/bucket/a%20b.html HTTP/1.1\" 206 - 10 2000 1 1"
                + " \"-\" \"-\" v1 h= SigV4 c a h t arn:x Yes us-east-1 future1 \"future 2\"");
        assertThat(line.text(Field.KEY)).isEqualTo(PAGE + "a%2520b.html");
        assertThat(line.text(Field.TARGET)).isEqualTo("https://s3.amazonaws.com/bucket/a%20b.html");
        assertThat(line.bytes()).isEqualTo(10);
        assertThat(line.objectSize()).isEqualTo(2000);
        assertThat(line.text(Field.HOST)).isEqualTo("h");
    }

    @Test
    void acceptsTheOldestLinesOf18Fields() {
        String text = HEAD + "\"GET / HTTP/1.0\" 200 - 1 1 1 1 \"-\" \"curl\" -";
        assertThat(parse(text).fields()).isEqualTo(18);
        assertThat(parse(text).text(Field.USER_AGENT)).isEqualTo("curl");
    }

    @Test
    void rejectsWhatIsNoLineWithAReason() {
        String good = line("\"GET / HTTP/1.1\"", "\"-\"", "\"a\"");
        assertThat(reason("hello")).isEqualTo("no time in [brackets]");
        assertThat(reason(good.replace(" 200 ", " abc ")))
                .isEqualTo("status is no number: abc");
        assertThat(reason(good.replace(" 21653 21653 ", " 1x 1 ")))
                .isEqualTo("size or time is no number: 1x");
        assertThat(reason(good.replace("20/Oct", "31/Feb")))
                .isEqualTo("no such date: 31/Feb/2022");
        assertThat(reason(good.replace(":08:49", ":25:49")))
                .isEqualTo("no such time of day: 25:49:42");
        assertThat(reason(good.replace("+0000", "+9900")))
                .isEqualTo("no such offset from UTC: +9900");
        assertThat(reason(HEAD)).startsWith("cut short: 8 fields");
        assertThat(reason(HEAD + "\"GET / HT")).isEqualTo("the request's quote is not closed");
    }

    @Test
    void rejectsALineCutAnywhereBeforeItsVersionId() {
        String good = line("\"GET / HTTP/1.1\"", "\"-\"", "\"agent of a browser\"");
        for (int end = 1; end < good.length() - TAIL.length() + 1; end++) {
            assertThat(reason(good.substring(0, end))).as(good.substring(0, end)).isNotEmpty();
        }
    }

    @Test
    void skipsEmptyLines() {
        assertThat(Lines.outcome(Formats.S3, "", new LogLine())).isEqualTo(Outcome.SKIPPED);
        assertThat(Lines.outcome(Formats.S3, "  ", new LogLine())).isEqualTo(Outcome.SKIPPED);
    }

    @Test
    void readsEachHeadForItselfBehindLinesOfAnother() {
        String first = line("\"GET / HTTP/1.1\"", "\"-\"", "\"x\"").replace(
                "- - - www.forshaw.tech - -", "- - - -");
        LogFormat.Parser parser = Formats.S3.newParser();
        assertThat(host(parser, first)).isEqualTo("www.forshaw.tech");
        assertThat(host(parser, first)).isEqualTo("www.forshaw.tech");
        assertThat(host(parser, first.replace("www.forshaw.tech", "www.forshaw.org")))
                .isEqualTo("www.forshaw.org");
        assertThat(host(parser, first.replace(" [20", "  [20"))).isEqualTo("www.forshaw.tech");
        assertThat(host(parser, first.replace(" [20", " [2"))).isEqualTo("REJECTED");
        assertThat(host(parser, first.replace("www.forshaw.tech", "-"))).isEmpty();
        assertThat(host(parser, first.replace("www.forshaw.tech", "-"))).isEmpty();
        assertThat(host(parser, first)).isEqualTo("www.forshaw.tech");
    }

    private static String host(LogFormat.Parser parser, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        LogLine line = new LogLine();
        LogFormat.Result result = parser.parse(bytes, 0, bytes.length, line).result();
        return result == LogFormat.Result.PARSED ? line.text(Field.HOST) : result.name();
    }
}
