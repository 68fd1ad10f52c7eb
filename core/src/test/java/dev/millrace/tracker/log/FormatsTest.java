package dev.millrace.tracker.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FormatsTest {
    private static final String COMMON = "1.2.3.4 - - [20/Oct/2022:08:49:42 +0200] \"GET / HTTP/1.1\" 200 512";
    private static final String COMBINED = COMMON + " \"-\" \"Mozilla\"";
    private static final String S3 = "own bucket [20/Oct/2022:08:49:42 +0000] 1.2.3.4 - ID "
            + "WEBSITE.GET.OBJECT key \"GET /key HTTP/1.1\" 200 - 1 1 1 1 \"-\" \"a\" -";
    private static final String CLOUDFRONT = "#Version: 1.0\n#Fields: date time c-ip sc-status\n"
            + "2019-12-04\t21:02:31\t1.2.3.4\t200";

    private static String detect(String text) throws IOException, InterruptedException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (ChunkReader reader = new ChunkReader(new ByteArrayInputStream(bytes), ChunkPool.of(1));
                Chunk chunk = reader.next().orElseThrow()) {
            return Formats.named("auto").of(chunk).name();
        }
    }

    @Test
    void tellsFormatsByTheirLines() throws Exception {
        assertThat(detect(COMMON)).isEqualTo("common");
        assertThat(detect(COMBINED)).isEqualTo("combined");
        assertThat(detect(S3)).isEqualTo("s3");
        assertThat(detect(CLOUDFRONT)).isEqualTo("cloudfront");
    }

    @Test
    void isNotConfusedByAFewLinesThatAreNone() throws Exception {
        assertThat(
                detect("\nwhat\n" + COMBINED + "\n" + COMMON + "\n" + COMBINED + "\n" + COMBINED))
                .isEqualTo("combined");
        assertThat(detect("#Version: 1.0\n#Fields: date time c-ip sc-status\n"))
                .as("headers alone")
                .isEqualTo("cloudfront");
    }

    @Test
    void showsALineOfNoFormat() {
        assertThatThrownBy(() -> detect("{\"a\": 1}\n" + "x\n".repeat(30) + COMBINED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the lines are of no known log format; one is: {\"a\": 1}");
        assertThatThrownBy(() -> detect("\n\n")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are no lines to tell the log format by");
    }

    @Test
    void namesAllFormats() throws Exception {
        for (LogFormat format : Formats.ALL) {
            try (Chunk any = new Chunk(ChunkPool.of(1), 1)) {
                assertThat(Formats.named(format.name()).of(any)).isSameAs(format);
            }
        }
        assertThatThrownBy(() -> Formats.named("iis")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "no log format 'iis'; there are auto, s3, cloudfront, combined, common");
    }

    @Test
    void saysWhichHaveRequestIds() {
        assertThat(Formats.ALL.stream().filter(LogFormat::hasRequestIds)).containsExactly(
                Formats.S3, Formats.CLOUDFRONT);
    }
}
