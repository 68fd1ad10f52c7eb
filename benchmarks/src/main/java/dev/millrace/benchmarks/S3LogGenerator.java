package dev.millrace.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.SplittableRandom;

/// Writes believable S3 server access logs of any length: a month of a site of 400 articles on one
/// bucket, in the order of time, about 450 bytes a line. The same seed gives the same bytes.
///
/// Of the lines about a third are pages, the rest what pages load, probes and crawlers. Pages,
/// visitors, user agents (1,500 kinds) and referrers follow Zipf's law, as they do in real logs.
public final class S3LogGenerator {
    private static final DateTimeFormatter TIME = DateTimeFormatter
            .ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String OWNER = "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be";
    private static final Instant START = Instant.parse("2026-09-01T00:00:00Z");
    private static final long SECONDS = 30L * 24 * 3600;

    private final SplittableRandom random;
    private final Traffic traffic;
    private final StringBuilder line = new StringBuilder(600);
    private long cachedSecond = -1;
    private String cachedTime = "";

    public S3LogGenerator(long seed) {
        random = new SplittableRandom(seed);
        traffic = new Traffic(random);
    }

    /// Arguments: file, lines, seed (default 1).
    public static void main(String[] args) throws IOException {
        if (args.length < 2) {
            System.err.println("usage: S3LogGenerator FILE LINES [SEED]");
            System.exit(2);
        }
        long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[0])),
                1 << 20)) {
            new S3LogGenerator(seed).write(out, Integer.parseInt(args[1]));
        }
    }

    /// Writes so many lines, spread evenly over the month.
    public void write(OutputStream out, int lines) throws IOException {
        for (int i = 0; i < lines; i++) {
            line.setLength(0);
            append(START.getEpochSecond() + SECONDS * i / lines);
            out.write(line.toString().getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void append(long epochSecond) {
        Traffic.Request request = traffic.next();
        String size = request.status() == 304 ? "-" : Integer.toString(request.bytes());
        line.append(OWNER)
                .append(" example.org [")
                .append(time(epochSecond))
                .append("] ")
                .append(request.visitor().address())
                .append(" - ")
                .append(requestId())
                .append(" WEBSITE.GET.OBJECT ")
                .append(request.key())
                .append(" \"GET /")
                .append(request.target())
                .append(" HTTP/1.1\" ")
                .append(request.status())
                .append(request.status() == 404 ? " NoSuchKey " : " - ")
                .append(size)
                .append(' ')
                .append(request.bytes())
                .append(' ')
                .append(10 + random.nextInt(90))
                .append(' ')
                .append(9 + random.nextInt(40))
                .append(" \"")
                .append(request.referrer())
                .append("\" \"")
                .append(request.visitor().agent())
                .append("\" - ")
                .append(hostId())
                .append(" - - - example.org - - -\n");
    }

    private String time(long epochSecond) {
        if (epochSecond != cachedSecond) {
            cachedSecond = epochSecond;
            cachedTime = TIME.format(Instant.ofEpochSecond(epochSecond));
        }
        return cachedTime;
    }

    private String requestId() {
        return String.format(Locale.ROOT, "%016X", random.nextLong());
    }

    private String hostId() {
        byte[] bytes = new byte[33];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
