package dev.millrace.tracker.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tracker.log.LogFormat.Outcome;
import dev.millrace.tracker.log.LogFormat.Parser;
import dev.millrace.tracker.log.LogFormat.Result;
import dev.millrace.tracker.log.LogLine.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Whatever bytes come, a parser answers and never throws.
class AnyBytesTest {
    private static final List<String> SEEDS = List.of(
            "own bucket [20/Oct/2022:08:49:42 +0000] 1.2.3.4 - ID WEBSITE.GET.OBJECT key \"GET /key"
                    + " HTTP/1.1\" 200 - 21653 21653 100 99 \"http://r/\" \"Mozilla/5.0 (X11)\" - "
                    + "hostid= SigV4 - - www.example.com TLSv1.3 -",
            "example.com:443 1.2.3.4 - ann [17/May/2015:10:05:03 +0000] \"GET /a?b HTTP/1.1\" 200 "
                    + "203023 \"http://r/\" \"Mozilla \\\"x\\\" \\x41\" \"1.1.1.1\" 0.2",
            "2019-12-04\t21:02:31\tLAX1\t392\t2001:db8::9\tGET\td1.net\t/a%2520b\t200\thttps://r/%22"
                    + "\tMozilla/5.0%20(X11)\tq=1\t-\tHit\tID==\twww.example.com\thttps",
            "#Fields: date time c-ip sc-status cs-uri-stem cs(User-Agent) cs-uri-query");
    private static final byte[] TELLING = " \"[]-\\%\t#x2:/\0\r\u007f0Z"
            .getBytes(StandardCharsets.US_ASCII);

    private final SplittableRandom random = new SplittableRandom(4711);

    @Test
    void parsesRejectsOrSkipsAnything() {
        for (LogFormat format : Formats.ALL) {
            Parser parser = format.newParser();
            LogLine line = new LogLine();
            for (int i = 0; i < 60_000; i++) {
                byte[] bytes = mutated();
                int start = random.nextInt(0, Math.min(bytes.length, 3) + 1);
                check(bytes, parser.parse(bytes, start, bytes.length, line), line);
            }
        }
    }

    private static void check(byte[] bytes, Outcome outcome, LogLine line) {
        assertThat(outcome.reason() == null).isEqualTo(outcome.result() != Result.REJECTED);
        if (outcome.result() != Result.PARSED) {
            return;
        }
        for (Field field : Field.values()) {
            assertThat(line.from(field))
                    .as(() -> field + " of " + new String(bytes, StandardCharsets.UTF_8))
                    .isBetween(0, line.to(field));
            assertThat(line.to(field)).isLessThanOrEqualTo(line.buffer().length);
        }
        assertThat(line.status()).isBetween(0, 999);
        assertThat(line.bytes()).isNotNegative();
    }

    private byte[] mutated() {
        byte[] bytes = SEEDS.get(random.nextInt(SEEDS.size())).getBytes(StandardCharsets.UTF_8);
        int mutations = random.nextInt(6);
        for (int i = 0; i < mutations && bytes.length > 0; i++) {
            bytes = mutate(bytes);
        }
        return bytes;
    }

    private byte[] mutate(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        int to = random.nextInt(at, bytes.length + 1);
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> splice(bytes, at, at, new byte[]{telling()});
            case 2 -> splice(bytes, at, at + 1, new byte[]{telling()});
            case 3 -> splice(bytes, at, at + 1, new byte[]{(byte) random.nextInt()});
            case 4 -> splice(bytes, at, to, new byte[0]);
            default -> splice(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
        };
    }

    private byte telling() {
        return TELLING[random.nextInt(TELLING.length)];
    }

    private static byte[] splice(byte[] bytes, int from, int to, byte[] instead) {
        byte[] result = Arrays.copyOf(bytes, bytes.length - (to - from) + instead.length);
        System.arraycopy(instead, 0, result, from, instead.length);
        System.arraycopy(bytes, to, result, from + instead.length, bytes.length - to);
        return result;
    }
}
