package dev.millrace.tracker.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tracker.log.ChunkParser.Counts;
import dev.millrace.tracker.log.LogLine.Field;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChunkParserTest {
    private static final int LONGEST = 120;
    private static final String GOOD = "1.2.3.4 - - [20/Oct/2022:08:49:42 +0200] \"GET / HTTP/1.1\" 200 512";

    private final List<String> seen = new ArrayList<>();

    private Counts parse(LogFormat format, String text) throws IOException, InterruptedException {
        ChunkPool pool = new ChunkPool(1, LONGEST + 3, LONGEST);
        ChunkParser parser = new ChunkParser(format);
        Counts counts = Counts.NONE;
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (ChunkReader reader = new ChunkReader(new ByteArrayInputStream(bytes), pool)) {
            for (Optional<Chunk> next = reader.next(); next.isPresent(); next = reader.next()) {
                try (Chunk chunk = next.get()) {
                    counts = counts.plus(parser.parse(chunk, new Noting()));
                }
            }
        }
        return counts;
    }

    @Test
    void namesRejectedLinesByTheirNumberInTheSource() throws Exception {
        Counts counts = parse(Formats.COMMON, GOOD + "\nbad\n\n" + GOOD + "\r\n"
                + "x".repeat(LONGEST + 1) + "\n" + GOOD + "\nworse");
        assertThat(counts).isEqualTo(new Counts(3, 3));
        assertThat(seen).containsExactly("1.2.3.4", "2 no time in [brackets]", "1.2.3.4",
                "5 longer than 120 bytes", "1.2.3.4", "7 no time in [brackets]");
    }

    @Test
    void knowsTheColumnsInEveryChunk() throws Exception {
        String line = "404\t1.2.3.4\t2019-12-04\t21:02:31\t" + "x".repeat(40) + "\n";
        Counts counts = parse(Formats.CLOUDFRONT,
                "#Version: 1.0\n#Fields: sc-status c-ip date time\n" + line.repeat(10));
        assertThat(counts).isEqualTo(new Counts(10, 0));
        assertThat(seen).containsOnly("1.2.3.4");
    }

    private final class Noting implements ChunkParser.Sink {
        @Override
        public void accept(LogLine line) {
            seen.add(line.text(Field.ADDRESS));
        }

        @Override
        public void reject(long lineNumber, String reason) {
            seen.add(lineNumber + " " + reason);
        }
    }
}
