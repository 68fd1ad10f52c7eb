package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tracker.log.Chunk;
import dev.millrace.tracker.log.ChunkParser;
import dev.millrace.tracker.log.ChunkParser.Counts;
import dev.millrace.tracker.log.ChunkPool;
import dev.millrace.tracker.log.ChunkReader;
import dev.millrace.tracker.log.Formats;
import dev.millrace.tracker.log.LogLine;
import dev.millrace.tracker.log.LogLine.Field;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// A real log of 10,000 lines, against a second parser: a regular expression.
class ApacheLog2015Test {
    private static final Pattern COMBINED = Pattern.compile(
            "(\\S+) \\S+ \\S+ \\[([^]]+)] \"(\\S+) (.*) HTTP/1\\.[01]\" (\\d+) (\\d+|-) \"([^\"]*)\" \"([^\"]*)\"?");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
            "dd/MMM/yyyy:HH:mm:ss xx",
            Locale.ENGLISH);

    private static InputStream log() {
        return Objects.requireNonNull(
                ApacheLog2015Test.class.getResourceAsStream("apache_logs_2015.log.gz"));
    }

    @Test
    void readsEveryLineAsARegularExpressionReadsIt() throws Exception {
        List<String> parsed = new ArrayList<>();
        assertThat(parse(parsed)).isEqualTo(new Counts(10_000, 0));
        assertThat(parsed).isEqualTo(linesByRegularExpression());
    }

    private static Counts parse(List<String> parsed) throws IOException, InterruptedException {
        Counts counts = Counts.NONE;
        try (ChunkReader reader = new ChunkReader(log(), ChunkPool.of(1))) {
            for (Optional<Chunk> next = reader.next(); next.isPresent(); next = reader.next()) {
                try (Chunk chunk = next.get()) {
                    ChunkParser parser = new ChunkParser(Formats.detect(chunk));
                    counts = counts.plus(parser.parse(chunk, new Collecting(parsed)));
                }
            }
        }
        return counts;
    }

    private static List<String> linesByRegularExpression() throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(log()), StandardCharsets.UTF_8))) {
            return reader.lines().map(ApacheLog2015Test::byRegularExpression).toList();
        }
    }

    private static String byRegularExpression(String line) {
        Matcher m = COMBINED.matcher(line);
        assertThat(m.matches()).as(line).isTrue();
        long bytes = m.group(6).equals("-") ? 0 : Long.parseLong(m.group(6));
        return String.join("|", m.group(1),
                "" + OffsetDateTime.parse(m.group(2), TIME).toEpochSecond(), m.group(3),
                sent(m.group(4)),
                m.group(5), "" + bytes, sent(m.group(7)), sent(m.group(8)));
    }

    /// What the client sent, as far as this log escapes it; `-` is nothing.
    private static String sent(String logged) {
        if (logged.equals("-")) {
            return "";
        }
        String bytes = Pattern.compile("\\\\x([0-9a-f]{2})")
                .matcher(logged)
                .replaceAll(m -> Matcher
                        .quoteReplacement("" + (char) Integer.parseInt(m.group(1), 16)));
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private record Collecting(List<String> parsed) implements ChunkParser.Sink {
        @Override
        public void accept(LogLine line) {
            parsed.add(String.join("|", line.text(Field.ADDRESS), "" + line.epochSecond(),
                    line.text(Field.METHOD), line.text(Field.TARGET), "" + line.status(),
                    "" + line.bytes(), line.text(Field.REFERRER), line.text(Field.USER_AGENT)));
        }

        @Override
        public void reject(long lineNumber, String reason) {
            parsed.add(lineNumber + " " + reason);
        }
    }
}
