package dev.millrace.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each pass of a watch is a process of its own as far as the store can tell.
class WatchCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each
    private Cli cli;

    @SuppressWarnings("NullAway.Init") // set before each
    private Path log;

    @BeforeEach
    void placeLogs() throws IOException {
        cli = new Cli(folder.resolve("data"));
        log = Files.createDirectory(folder.resolve("logs")).resolve("access.log");
    }

    @Test
    void aGrowingFileIsImportedLineByWholeLine() throws IOException {
        String third = lines(2, 3);
        append(lines(0, 2) + third.substring(0, 40));
        assertThat(watched()).isEqualTo(2);
        append(third.substring(40));
        assertThat(watched()).isEqualTo(3);
        assertThat(watched()).isEqualTo(3);
    }

    @Test
    void aFirstLineWithoutAnEndIsLeftForLater() throws IOException {
        append(lines(0, 1).strip());
        assertThat(watched()).isZero();
        append("\n");
        assertThat(watched()).isEqualTo(1);
    }

    @Test
    void aRenamedFileGoesOnAndItsSuccessorBegins() throws IOException {
        append(lines(0, 10));
        assertThat(watched()).isEqualTo(10);
        append(lines(10, 12));
        Files.move(log, log.resolveSibling("access.log.1"));
        append(lines(12, 15));
        assertThat(watched()).isEqualTo(15);
    }

    @Test
    void aFileThatWasCopiedAndEmptiedBeginsAnew() throws IOException {
        append(lines(0, 10));
        assertThat(watched()).isEqualTo(10);
        Files.copy(log, log.resolveSibling("access.log.1"));
        Files.writeString(log, lines(10, 13));
        assertThat(watched()).isEqualTo(13);
    }

    @Test
    void anEmptiedFileThatBecameLongerThanBeforeBeginsAnew() throws IOException {
        append(lines(0, 10));
        assertThat(watched()).isEqualTo(10);
        Files.writeString(log, lines(10, 30));
        assertThat(watched()).isEqualTo(30);
    }

    @Test
    void aFileIsKnownAfterItWasCompressed() throws IOException {
        append(lines(0, 10));
        assertThat(watched()).isEqualTo(10);
        append(lines(10, 12));
        RealLog.gzip(log.resolveSibling("access.log.1.gz"), Files.readAllBytes(log));
        Files.delete(log);
        append(lines(12, 14));
        assertThat(watched()).isEqualTo(14);
    }

    @Test
    void aSmallCompressedFileIsImported() throws IOException {
        RealLog.gzip(log.resolveSibling("a.gz"), lines(0, 1).getBytes(UTF_8));
        assertThat(watched()).isEqualTo(1);
    }

    @Test
    void aFileOfNoFormatIsSaidAndTheOthersAreImported() throws IOException {
        append(lines(0, 3));
        Files.writeString(log.resolveSibling("a.txt"), "nonsense\nand more\n");

        Cli.Ran ran = cli.run("watch", folder.resolve("logs").toString(), "--once");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("a.txt: ", "access.log: 3 new lines");
        assertThat(cli.json("history").get("total").asInt()).isEqualTo(3);
    }

    private int watched() {
        Cli.Ran ran = cli.run("watch", folder.resolve("logs").toString(), "--once");
        assertThat(ran.exit()).as(ran.err()).isZero();
        return cli.json("history").get("total").asInt();
    }

    private void append(String text) throws IOException {
        Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    static String lines(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(
                        i -> ("1.2.3.4 - - [20/Oct/2022:08:%02d:%02d +0000] \"GET /page HTTP/1.1\" 200 5"
                                + " \"-\" \"Mozilla/5.0 (X11; Linux x86_64; rv:105.0) Gecko/20100101"
                                + " Firefox/105.0\"\n").formatted(i / 60, i % 60))
                .collect(Collectors.joining());
    }
}
