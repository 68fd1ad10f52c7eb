package dev.millrace.tracker.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tracker.log.LogLine.Field;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ApacheFormatTest {
    private static final String COMMON = "1.2.3.4 - - [20/Oct/2022:08:49:42 +0200] \"GET /a?b=1 HTTP/1.1\" 200 512";

    private static LogLine combined(String text) {
        return Lines.parse(Formats.COMBINED, text);
    }

    private static LogLine requesting(String request) {
        return combined(COMMON.replace("GET /a?b=1 HTTP/1.1", request) + " \"-\" \"-\"");
    }

    private static LogLine sentBy(String agent) {
        return combined(COMMON + " \"http://r/\" " + agent);
    }

    @Test
    void readsEveryFieldOfAnOrdinaryLine() {
        LogLine line = combined(COMMON + " \"http://r/\" \"Mozilla/5.0\"");
        assertThat(line.text(Field.ADDRESS)).isEqualTo("1.2.3.4");
        assertThat(Instant.ofEpochSecond(line.epochSecond())).isEqualTo("2022-10-20T06:49:42Z");
        assertThat(line.text(Field.METHOD)).isEqualTo("GET");
        assertThat(line.text(Field.TARGET)).isEqualTo("/a?b=1");
        assertThat(line.status()).isEqualTo(200);
        assertThat(line.bytes()).isEqualTo(512);
        assertThat(line.text(Field.REFERRER)).isEqualTo("http://r/");
        assertThat(line.text(Field.USER_AGENT)).isEqualTo("Mozilla/5.0");
        assertThat(line.has(Field.HOST)).isFalse();
    }

    @Test
    void readsCommonLinesAndLetsMoreBe() {
        assertThat(Lines.parse(Formats.COMMON, COMMON).text(Field.TARGET)).isEqualTo("/a?b=1");
        assertThat(Lines.parse(Formats.COMMON, COMMON + " \"-\" \"x").status()).isEqualTo(200);
        assertThat(Lines.parse(Formats.COMMON, COMMON.replace(" 512", " -")).bytes()).isZero();
        assertThat(Lines.reason(Formats.COMBINED, COMMON))
                .isEqualTo("no referrer and user agent in quotes");
    }

    @Test
    void knowsAVirtualHostByTheAddressBehindIt() {
        LogLine line = combined("example.com:443 " + COMMON + " \"-\" \"-\"");
        assertThat(line.text(Field.HOST)).isEqualTo("example.com");
        assertThat(line.text(Field.ADDRESS)).isEqualTo("1.2.3.4");
        line = combined("[2001:db8::1]:443 " + COMMON + " \"-\" \"-\"");
        assertThat(line.text(Field.HOST)).isEqualTo("[2001:db8::1]");
        line = combined("example.com " + COMMON.replace("1.2.3.4", "2001:db8::2") + " \"-\" \"-\"");
        assertThat(line.text(Field.HOST)).isEqualTo("example.com");
        assertThat(line.text(Field.ADDRESS)).isEqualTo("2001:db8::2");
    }

    @Test
    void readsAddressesOfAnyKindAndUsersWithSpaces() {
        LogLine line = combined(
                COMMON.replace("1.2.3.4 - -", "2001:db8::2 - Ann [x] Lee") + " \"-\" \"-\"");
        assertThat(line.text(Field.ADDRESS)).isEqualTo("2001:db8::2");
        line = combined(COMMON.replace("1.2.3.4", "pc.example.org") + " \"-\" \"-\"");
        assertThat(line.text(Field.ADDRESS)).isEqualTo("pc.example.org");
    }

    @Test
    void takesWhatIsNoRequestForALineWithoutMethod() {
        for (String request : new String[]{"-", "", "\\x16\\x03\\x01\\x02", "GET", "\u0016\u0003",
                "MGLNDD_1.2.3.4_443"}) {
            LogLine line = requesting(request);
            assertThat(line.has(Field.METHOD)).as(request).isFalse();
            assertThat(line.has(Field.TARGET)).as(request).isFalse();
            assertThat(line.status()).isEqualTo(200);
        }
    }

    @Test
    void readsTargetsWithSpacesAndWithoutVersion() {
        assertThat(requesting("GET /a b HTTP/1.0").text(Field.TARGET)).isEqualTo("/a b");
        assertThat(requesting("GET /a HTTP/2").text(Field.TARGET)).isEqualTo("/a");
        assertThat(requesting("GET /a").text(Field.TARGET)).isEqualTo("/a");
        assertThat(requesting("OPTIONS * HTTP/1.1").text(Field.TARGET)).isEqualTo("*");
    }

    @Test
    void takesEscapesBack() {
        LogLine line = sentBy("\"a \\\"b\\\" \\\\ \\x22\\xc3\\xa9 \\q\\t\"");
        assertThat(line.text(Field.USER_AGENT)).isEqualTo("a \"b\" \\ \"é q\t");
        assertThat(line.text(Field.REFERRER)).isEqualTo("http://r/");
        assertThat(line.text(Field.TARGET)).isEqualTo("/a?b=1");
        assertThat(line.text(Field.ADDRESS)).isEqualTo("1.2.3.4");
        assertThat(requesting("GET /\\\" 200 1 HTTP/1.1").text(Field.TARGET))
                .isEqualTo("/\" 200 1");
    }

    @Test
    void keepsTheLineItselfAsItIsLogged() {
        String text = COMMON + " \"-\" \"\\x41\"";
        LogLine line = combined(text);
        assertThat(new String(line.buffer(), line.start(), line.end() - line.start(),
                java.nio.charset.StandardCharsets.UTF_8)).isEqualTo(text);
        assertThat(line.text(Field.USER_AGENT)).isEqualTo("A");
    }

    @Test
    void findsTheEndOfFieldsWhoseQuotesNobodyEscaped() {
        assertThat(requesting("GET /\"a\" b HTTP/1.1").text(Field.TARGET)).isEqualTo("/\"a\" b");
        assertThat(requesting("GET /a\\").text(Field.TARGET)).isEqualTo("/a\\");
        assertThat(sentBy("\"My \"own\" agent\"").text(Field.USER_AGENT))
                .isEqualTo("My \"own\" agent");
    }

    @Test
    void letsFieldsBehindTheUserAgentBe() {
        assertThat(sentBy("\"a b\" \"1.1.1.1, 2.2.2.2\" 0.003 -").text(Field.USER_AGENT))
                .isEqualTo("a b");
        assertThat(sentBy("\"a b\" ").text(Field.USER_AGENT)).isEqualTo("a b");
    }

    @Test
    void takesAUserAgentThatWasCutOff() {
        assertThat(sentBy("\"Mozilla/5.0 (compatible; Goo").text(Field.USER_AGENT))
                .isEqualTo("Mozilla/5.0 (compatible; Goo");
        assertThat(sentBy("\"").has(Field.USER_AGENT)).isFalse();
    }

    @Test
    void rejectsWhatIsNoLineWithAReason() {
        assertThat(Lines.reason(Formats.COMBINED, "hello [world]"))
                .isEqualTo("no time in [brackets]");
        assertThat(Lines.reason(Formats.COMBINED, COMMON.replace("20/Oct", "30/Feb")))
                .isEqualTo("no such date: 30/Feb/2022");
        assertThat(Lines.reason(Formats.COMBINED, COMMON.replace("\"GET", "GET")))
                .isEqualTo("no request in quotes");
        assertThat(Lines.reason(Formats.COMBINED, COMMON.replace(" 200 ", " abc ")))
                .isEqualTo("no status and bytes behind a request in quotes");
    }

    @Test
    void spendsNoLongTimeOnALineOfQuotes() {
        String quotes = " \"".repeat(250_000);
        assertThat(sentBy("\"a\"b" + quotes).has(Field.USER_AGENT)).isTrue();
        assertThat(requesting("GET /" + quotes).text(Field.METHOD)).isEqualTo("GET");
    }
}
