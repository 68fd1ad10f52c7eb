package dev.millrace.tracker.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ChunkReaderTest {
    private static final int LONGEST = 10;

    private final List<String> lines = new ArrayList<>();

    private void read(InputStream source, int chunkBytes) throws IOException, InterruptedException {
        lines.clear();
        long offset = 0;
        try (ChunkReader reader = new ChunkReader(source, new ChunkPool(1, chunkBytes, LONGEST))) {
            Optional<Chunk> next = reader.next();
            for (long sequence = 0; next.isPresent(); sequence++) {
                try (Chunk chunk = next.get()) {
                    assertThat(chunk.sequence()).isEqualTo(sequence);
                    assertThat(chunk.firstLine()).isEqualTo(lines.size() + 1);
                    assertThat(chunk.offset()).isGreaterThanOrEqualTo(offset);
                    offset = chunk.endOffset();
                    collect(chunk);
                }
                next = reader.next();
            }
            assertThat(reader.next()).isEmpty();
        }
    }

    private void collect(Chunk chunk) {
        for (int i = 0; i < chunk.lines(); i++) {
            int length = chunk.end(i) - chunk.start(i);
            lines.add(length > LONGEST
                    ? "too long"
                    : new String(chunk.buffer(), chunk.start(i), length, StandardCharsets.UTF_8));
        }
    }

    private List<String> linesOf(String text) throws IOException, InterruptedException {
        read(new ByteArrayInputStream(bytes(text)), 64);
        return lines;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text);
        }
        return out.toByteArray();
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    @Test
    void cutsAtEveryKindOfLineEnd() throws Exception {
        assertThat(linesOf("")).isEmpty();
        assertThat(linesOf("a")).containsExactly("a");
        assertThat(linesOf("\n")).containsExactly("");
        assertThat(linesOf("a\r\nb\n\n\r\nc\rd")).containsExactly("a", "b", "", "", "c\rd");
        assertThat(linesOf("a\0b\n\0")).containsExactly("a\0b", "\0");
    }

    @Test
    void dropsAByteOrderMark() throws Exception {
        assertThat(linesOf("\ufeffa\n\ufeffb")).containsExactly("a", "\ufeffb");
        assertThat(linesOf("\ufeff")).isEmpty();
    }

    @Test
    void cutsLinesThatAreTooLongAndCountsThem() throws Exception {
        assertThat(linesOf("a\n0123456789\r\n0123456789a\nb")).containsExactly("a", "0123456789",
                "too long", "b");
        assertThat(linesOf("x".repeat(1000) + "\nb\n" + "y".repeat(1000))).containsExactly(
                "too long", "b", "too long");
        assertThat(linesOf("0123456789\r" + "y".repeat(1000) + "\nb")).containsExactly("too long",
                "b");
    }

    @Test
    void givesTheSameLinesWhateverTheSizeOfChunks() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 200; round++) {
            String text = text(random);
            List<String> expected = List.copyOf(linesByTheBook(text));
            for (int size = LONGEST + 3; size < 60; size++) {
                read(new Dribble(bytes(text), random.split()), size);
                assertThat(lines).as("%s by %d", text, size).isEqualTo(expected);
            }
        }
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(120);
        for (int i = 0; i < length; i++) {
            text.append("abc#\r\n\n\n".charAt(random.nextInt(random.nextInt(1, 9))));
        }
        return text.toString();
    }

    private static List<String> linesByTheBook(String text) {
        List<String> expected = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        if (expected.getLast().isEmpty()) {
            expected.removeLast();
        }
        expected.replaceAll(
                line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
        expected.replaceAll(line -> line.length() > LONGEST ? "too long" : line);
        return expected;
    }

    @Test
    void unpacksGzipOfSeveralMembersFromAnyStream() throws Exception {
        byte[] members = join(gzip(bytes("a\nb")), join(gzip(bytes("")), gzip(bytes("c\nd\n"))));
        read(new ByteArrayInputStream(members), 64);
        assertThat(lines).containsExactly("a", "bc", "d");
        read(new Dribble(members, new SplittableRandom(1)), 64);
        assertThat(lines).as("from a stream with nothing available")
                .containsExactly("a", "bc", "d");
    }

    @Test
    void deliversTheWholeLinesBeforeABreakInGzip() throws Exception {
        byte[] whole = gzip(bytes("first\nsecond\n" + "x\n".repeat(9) + "last"));
        List<String> all = linesByTheBook("first\nsecond\n" + "x\n".repeat(9));
        for (int length = 2; length < whole.length; length++) {
            InputStream cut = new ByteArrayInputStream(whole, 0, length);
            assertThatThrownBy(() -> read(cut, 16)).isInstanceOf(BrokenSource.class)
                    .hasMessage("the gzip data is cut short, after %,d lines (%,d bytes of text)",
                            lines.size(), lines.stream().mapToInt(line -> line.length() + 1).sum());
            assertThat(lines).isEqualTo(all.subList(0, lines.size()));
        }
    }

    @Test
    void tellsWhatIsWrongWithDamagedGzip() throws Exception {
        byte[] damaged = gzip(bytes("first\nsecond\n"));
        damaged[damaged.length - 8] ^= 1;
        assertThatThrownBy(() -> read(new ByteArrayInputStream(damaged), 64))
                .isInstanceOf(BrokenSource.class)
                .hasMessageStartingWith("the gzip data is damaged (")
                .hasMessageEndingWith("after 2 lines (13 bytes of text)");
        assertThat(lines).containsExactly("first", "second");
    }

    @Test
    void tellsHowFarItGotWhenReadingFails() {
        InputStream failing = new FilterInputStream(new ByteArrayInputStream(bytes("a\nb\nc"))) {
            @Override
            public int read(byte[] b, int off, int len) throws IOException {
                int count = super.read(b, off, len);
                if (count < 0) {
                    throw new IOException("connection reset");
                }
                return count;
            }
        };
        assertThatThrownBy(() -> read(failing, 64)).isInstanceOf(BrokenSource.class)
                .hasMessage("reading failed (connection reset), after 2 lines (4 bytes of text)");
        assertThat(lines).containsExactly("a", "b");
    }

    @Test
    void leavesALastLineThatIsStillBeingWritten() throws Exception {
        InputStream growing = new ByteArrayInputStream(bytes("a\nbc\nunfinis"));
        try (ChunkReader reader = new ChunkReader(growing, new ChunkPool(1, 64, LONGEST),
                ChunkReader.LastLine.LEFT); Chunk chunk = reader.next().orElseThrow()) {
            collect(chunk);
            assertThat(chunk.endOffset()).isEqualTo(5);
            assertThat(reader.next()).isEmpty();
        }
        assertThat(lines).containsExactly("a", "bc");
    }

    @Test
    void refusesChunksThatCannotHoldTheLongestLine() {
        assertThatThrownBy(() -> new ChunkPool(1, LONGEST + 2, LONGEST))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ChunkPool(0, 100, LONGEST))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// Gives a few bytes at a time and says that none are available, as network streams may.
    private static final class Dribble extends InputStream {
        private final InputStream bytes;
        private final SplittableRandom random;

        Dribble(byte[] bytes, SplittableRandom random) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.random = random;
        }

        @Override
        public int read() throws IOException {
            return bytes.read();
        }

        @Override
        public int read(byte[] b, int off, int len) throws IOException {
            return len == 0 ? 0 : bytes.read(b, off, random.nextInt(1, Math.min(len, 7) + 1));
        }
    }
}
