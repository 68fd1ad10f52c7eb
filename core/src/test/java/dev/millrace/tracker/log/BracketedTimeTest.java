package dev.millrace.tracker.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BracketedTimeTest {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter
            .ofPattern("'['dd/MMM/yyyy:HH:mm:ss xx']'", Locale.ENGLISH);

    private final BracketedTime time = new BracketedTime();

    private long parse(String text) {
        return time.parse(text.getBytes(StandardCharsets.US_ASCII), 0);
    }

    private String reason(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertThat(time.parse(bytes, 0)).isEqualTo(TimeText.INVALID);
        return time.reason(bytes, 0);
    }

    @Test
    void readsWhatTheJdkWrites() {
        SplittableRandom random = new SplittableRandom(20221020);
        for (int i = 0; i < 20_000; i++) {
            int quarters = random.nextInt(-4 * 14, 4 * 14 + 1);
            OffsetDateTime at = Instant.ofEpochSecond(random.nextLong(86_400, 10_000_000_000L))
                    .atOffset(ZoneOffset.ofTotalSeconds(quarters * 900));
            assertThat(parse(FORMAT.format(at))).as("%s", at).isEqualTo(at.toEpochSecond());
        }
    }

    @Test
    void countsALeapSecondAsTheOneBefore() {
        assertThat(parse("[31/Dec/2016:23:59:60 +0000]"))
                .isEqualTo(Instant.parse("2016-12-31T23:59:59Z").getEpochSecond());
    }

    @Test
    void knowsWhichDatesAndTimesThereAre() {
        assertThat(parse("[29/Feb/2024:00:00:00 +0000]")).isPositive();
        assertThat(reason("[29/Feb/2023:00:00:00 +0000]")).isEqualTo("no such date: 29/Feb/2023");
        assertThat(reason("[29/Feb/2023:00:00:00 +0000]")).as("again")
                .isEqualTo("no such date: 29/Feb/2023");
        assertThat(reason("[00/Jan/2023:00:00:00 +0000]")).startsWith("no such date");
        assertThat(reason("[01/Foo/2023:00:00:00 +0000]")).startsWith("no such date");
        assertThat(reason("[01/Jan/1969:00:00:00 +0000]")).startsWith("no such date");
        assertThat(reason("[0a/Jan/2023:00:00:00 +0000]")).startsWith("no such date");
        assertThat(reason("[01/Jan/2023:24:00:00 +0000]")).startsWith("no such time of day");
        assertThat(reason("[01/Jan/2023:00:60:00 +0000]")).startsWith("no such time of day");
        assertThat(reason("[01/Jan/2023:00:00:61 +0000]")).startsWith("no such time of day");
        assertThat(reason("[01/Jan/2023:00:00:00 *0000]")).startsWith("no such offset");
        assertThat(reason("[01/Jan/2023:00:00:00 -1900]")).startsWith("no such offset");
        assertThat(reason("[01/Jan/2023:00:00:00 +0060]")).startsWith("no such offset");
    }
}
