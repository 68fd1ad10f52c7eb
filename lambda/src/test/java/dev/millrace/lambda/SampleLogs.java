package dev.millrace.lambda;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/// Access logs in the format of S3, of views of a blog on one day.
final class SampleLogs {
    private static final DateTimeFormatter TIME = DateTimeFormatter
            .ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Instant DAY = Instant.parse("2022-10-20T00:00:00Z");
    private static final int MINUTE_SECONDS = 60;
    private static final int DAY_SECONDS = 24 * 60 * MINUTE_SECONDS;

    private SampleLogs() {}

    /// @param seed other lines for every seed
    static byte[] of(long seed, int lines) {
        return of(seed, lines, DAY, DAY_SECONDS);
    }

    /// Lines of one minute, as S3 gathers them in an object. Each seed's minute is the one after
    /// that of the seed before.
    static byte[] ofMinute(long seed, int lines) {
        return of(seed, lines, DAY.plusSeconds(seed * MINUTE_SECONDS), MINUTE_SECONDS);
    }

    private static byte[] of(long seed, int lines, Instant start, int seconds) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            String page = "blog/articles/2022-0" + (1 + random.nextInt(9)) + "-article/";
            log.append("""
                    0123 example.org [%s] 192.0.2.%d - R%dX%d WEBSITE.GET.OBJECT %sindex.html \
                    "GET /%s HTTP/1.1" 200 - 21653 21653 100 99 "-" \
                    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:106.0) Gecko/20100101 \
                    Firefox/106.0" - h= - - - example.org - -
                    """.formatted(TIME.format(start.plusSeconds(random.nextInt(seconds))),
                    1 + random.nextInt(200), seed, i, page, page));
        }
        return log.toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] zipped(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }
}
