package dev.millrace.tracker.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tracker.log.LogLine.Field;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What is written as a line is read back as it was, whatever clients send.
class RoundTripTest {
    private static final int ROUNDS = 20_000;
    private static final String[] EVIL = {"\"", " ", "\" ", " \"", "[", "]", "-", "\\", "%20",
            "%2520", "a", "Mozilla/5.0 (X11)", "é", "7", "200 ", "\" 404 ", "?", "#", "&q="};
    /// Behind a quote in a referrer: a user agent. S3 does not escape, so nobody could tell.
    private static final Pattern LIKE_AN_AGENT = Pattern.compile("\" +(\"|- )");
    /// Behind a quote in a user agent: version id, host id, signature version.
    private static final Pattern LIKE_A_VERSION = Pattern.compile("\" +[^\" ]+ +[^\" ]+ +(-|Sig)");

    private final SplittableRandom random = new SplittableRandom(99);

    private String evil(Predicate<String> possible) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(8);
        for (int i = 0; i < pieces; i++) {
            text.append(EVIL[random.nextInt(EVIL.length)]);
        }
        String made = text.toString();
        return made.equals("-") || !possible.test(made) ? evil(possible) : made;
    }

    private String target() {
        return "/" + evil(text -> true);
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }

    @Test
    void readsS3LinesWhoseQuotesAreNotEscaped() {
        for (int i = 0; i < ROUNDS; i++) {
            String target = target();
            String referrer = evil(text -> !LIKE_AN_AGENT.matcher(text + "\"").find());
            String agent = evil(text -> !LIKE_A_VERSION.matcher(text).find());
            String text = "own bucket [20/Oct/2022:08:49:42 +0000] 1.2.3.4 - ID REST.GET.OBJECT k \"GET "
                    + target + " HTTP/1.1\" 200 - 5 6 7 8 \"" + orDash(referrer) + "\" \""
                    + orDash(agent) + "\" - h= - - - www.example.com - -";
            check(Lines.parse(Formats.S3, text), target, referrer, agent);
        }
    }

    @Test
    void readsCombinedLinesWhoseQuotesAreEscaped() {
        for (int i = 0; i < ROUNDS; i++) {
            String target = target();
            String referrer = evil(text -> true);
            String agent = evil(text -> true);
            String text = "1.2.3.4 - - [20/Oct/2022:08:49:42 +0000] \"GET " + escaped(target)
                    + " HTTP/1.1\" 200 5 \"" + orDash(escaped(referrer)) + "\" \""
                    + orDash(escaped(agent)) + "\"" + (random.nextBoolean() ? " \"more\" 1" : "");
            check(Lines.parse(Formats.COMBINED, text), target, referrer, agent);
        }
    }

    /// As Apache (`\"`) or nginx (`\x22`) does.
    private String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        boolean nginx = random.nextBoolean();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean quote = b == '"' || b == '\\';
            if (b < ' ' || (quote && nginx)) {
                escaped.append("\\x%02x".formatted(b));
            } else {
                escaped.append(quote ? "\\" : "").append((char) b);
            }
        }
        return escaped.toString();
    }

    @Test
    void readsCloudFrontLines() {
        Predicate<String> ofToday = text -> text.contains(" ") || !text.contains("%20");
        for (int i = 0; i < ROUNDS; i++) {
            String path = "/" + evil(text -> true).replace("?", "").replace(" ", "");
            String referrer = evil(text -> true);
            String agent = evil(ofToday);
            String text = String.join("\t", "2022-10-20", "08:49:42", "LAX1", "5", "1.2.3.4", "GET",
                    "d1.net", path.replace("%", "%25"), "200", orDash(percentEncoded(referrer)),
                    orDash(percentEncoded(agent)), "q=%2541", "-", "Hit", "ID==",
                    "www.example.com");
            check(Lines.parse(Formats.CLOUDFRONT, text), path + "?q=%41", referrer, agent);
        }
    }

    private static String percentEncoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b > ' ' && b < 0x7f && "<>\"#%{}|\\^~[]`'".indexOf(b) < 0;
            encoded.append(plain ? "" + (char) b : "%%%02X".formatted(b));
        }
        return encoded.toString();
    }

    private static void check(LogLine line, String target, String referrer, String agent) {
        String seen = new String(line.buffer(), line.start(), line.end() - line.start(),
                StandardCharsets.UTF_8);
        assertThat(line.text(Field.METHOD)).as(seen).isEqualTo("GET");
        assertThat(line.text(Field.TARGET)).as(seen).isEqualTo(target);
        assertThat(line.text(Field.REFERRER)).as(seen).isEqualTo(referrer);
        assertThat(line.text(Field.USER_AGENT)).as(seen).isEqualTo(agent);
        assertThat(line.text(Field.ADDRESS)).isEqualTo("1.2.3.4");
        assertThat(line.epochSecond()).isEqualTo(1_666_255_782);
        assertThat(line.status()).isEqualTo(200);
        assertThat(line.bytes()).isEqualTo(5);
    }
}
