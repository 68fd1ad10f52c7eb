package dev.millrace.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ImportCommandTest {
    private static final String LINE = "1.2.3.4 - - [20/Oct/2022:08:49:42 +0000] \"GET /page HTTP/1.1\" 200 5 \"-\""
            + " \"Mozilla/5.0 (X11; Linux x86_64; rv:105.0) Gecko/20100101 Firefox/105.0\"";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each
    private Cli cli;

    @BeforeEach
    void placeData() {
        cli = new Cli(folder.resolve("data"));
    }

    @Test
    void accountsForAllLinesOfARealLogAndForEachOnce() throws IOException {
        JsonNode first = cli.json("import", RealLog.write(folder.resolve("a.log")).toString());

        assertThat(first.propertyNames()).containsExactly("lines", "views", "bots", "errors",
                "assets", "other", "duplicates", "expired", "rejected");
        assertThat(first.get("lines").asInt()).isEqualTo(RealLog.LINES);
        assertThat(parts(first)).isEqualTo(RealLog.LINES);
        Figures figures = Figures.of(cli);
        int known = RealLog.LINES - first.get("rejected").asInt();

        JsonNode renamed = cli.json("import", RealLog.write(folder.resolve("b.log")).toString());
        JsonNode zipped = cli.json("import",
                RealLog.gzip(folder.resolve("c.gz"), RealLog.bytes()).toString());

        assertThat(renamed.get("duplicates").asInt()).isEqualTo(known);
        assertThat(zipped.get("duplicates").asInt()).isEqualTo(known);
        assertThat(Figures.of(cli)).isEqualTo(figures);
        importSlices(cli);
        assertThat(Figures.of(cli)).isEqualTo(figures);
        Cli sliced = new Cli(folder.resolve("sliced"));
        importSlices(sliced);
        assertThat(Figures.of(sliced)).isEqualTo(figures);
        assertThat(sliced.run("view", "verify").exit()).isZero();
    }

    private void importSlices(Cli into) throws IOException {
        List<String> lines = RealLog.lines();
        List<Path> slices = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            int from = Math.max(0, i * lines.size() / 7 - 300);
            int to = (i + 1) * lines.size() / 7;
            slices.add(RealLog.write(folder.resolve("slice-" + i), lines.subList(from, to)));
        }
        Collections.shuffle(slices, new Random(7));
        for (Path slice : slices) {
            JsonNode report = into.json("import", slice.toString());
            assertThat(parts(report)).isEqualTo(report.get("lines").asInt());
        }
    }

    private static int parts(JsonNode report) {
        return report.valueStream().mapToInt(JsonNode::asInt).sum() - report.get("lines").asInt();
    }

    @Test
    void importsStandardInput() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream((LINE + "\n").getBytes(UTF_8)));
        try {
            assertThat(cli.json("import", "-").get("views").asInt()).isEqualTo(1);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void importsAllButHiddenFilesOfAFolderEvenThroughALink() throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs/deep/.hidden"));
        Files.writeString(folder.resolve("logs/deep/a.log"), LINE + "\n");
        Files.writeString(folder.resolve("logs/empty.log"), "");
        Files.writeString(folder.resolve("logs/.b.log"), LINE.replace("/page", "/b") + "\n");
        Files.writeString(logs.resolve("c.log"), LINE.replace("/page", "/c") + "\n");
        Files.createSymbolicLink(folder.resolve("logs/deep/loop"), folder.resolve("logs"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("logs"));

        assertThat(cli.json("import", link.toString()).get("lines").asInt()).isEqualTo(1);
    }

    @Test
    void importsWhatItCanWhereOneFileIsBroken() throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        byte[] noise = new byte[5000];
        new Random(1).nextBytes(noise);
        Files.write(logs.resolve("a.bin"), noise);
        byte[] zipped = Files.readAllBytes(RealLog.gzip(folder.resolve("z"), RealLog.bytes()));
        Files.write(logs.resolve("b.gz"), Arrays.copyOf(zipped, zipped.length / 2));
        Files.writeString(logs.resolve("c.log"), LINE + "\n");
        Files.createSymbolicLink(logs.resolve("d.log"), folder.resolve("gone"));

        Cli.Ran ran = cli.run("import", logs.toString(), "--json");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("a.bin: ", "b.gz: ", "d.log: there is no file")
                .doesNotContain("c.log");
        assertThat(ran.json().get("lines").asInt()).isGreaterThan(1000);
        assertThat(cli.json("totals").get("page").asInt()).isEqualTo(1);
    }

    @Test
    void refusesAMissingPathBeforeItImportsAnything() throws IOException {
        Path log = Files.writeString(folder.resolve("a.log"), LINE + "\n");

        Cli.Ran ran = cli.run("import", log.toString(), folder.resolve("nosuch").toString());

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("there is no file or folder", "nosuch");
        assertThat(cli.json("totals").isEmpty()).isTrue();
    }

    @Test
    void writesRejectsWithSourceNumberAndReason() throws IOException {
        Path log = Files.writeString(folder.resolve("a.log"), LINE + "\nnonsense\n" + LINE + "\n");
        Path rejects = folder.resolve("rejects");

        JsonNode report = cli.json("import", log.toString(), "--rejects", rejects.toString(),
                "--format", "combined");

        assertThat(report.get("rejected").asInt()).isEqualTo(1);
        String[] row = Files.readString(rejects).split("\t", -1);
        assertThat(row).hasSize(4);
        assertThat(row[0]).isEqualTo(log.toString());
        assertThat(row[1]).isEqualTo("2");
        assertThat(row[2]).isNotBlank();
        assertThat(row[3]).isEqualTo("nonsense\n");
    }

    @Test
    void showsTwentyRejectsAndNoControlCharacters() throws IOException {
        String bad = "\u001b[2Jnonsense\n".repeat(25);
        Path log = Files.writeString(folder.resolve("\u001b[2J.log"), bad + LINE + "\n");

        Cli.Ran ran = cli.run("import", log.toString(), "--format", "combined");

        assertThat(ran.exit()).isZero();
        assertThat(ran.err().lines().filter(line -> line.startsWith("rejected: "))).hasSize(20);
        assertThat(ran.err()).contains("and 5 more", "--rejects FILE").doesNotContain("\u001b");
        assertThat(cli.run("import", log.toString(), "--format", "combined", "--quiet").err())
                .isEmpty();
    }

    @Test
    void neverWritesRejectsOverALogOrWhereItCannot() throws IOException {
        Path log = Files.writeString(folder.resolve("a.log"), LINE + "\n");

        Cli.Ran over = cli.run("import", log.toString(), "--rejects", log.toString());
        Cli.Ran nowhere = cli.run("import", log.toString(), "--rejects",
                folder.resolve("no/such").toString());

        assertThat(over.exit()).isEqualTo(2);
        assertThat(Files.readString(log)).isEqualTo(LINE + "\n");
        assertThat(nowhere.exit()).isEqualTo(1);
        assertThat(nowhere.err()).contains("cannot write rejects to");
        assertThat(cli.json("totals").isEmpty()).isTrue();
    }

    @Test
    void controlCharactersOfPagesNeverReachATerminal() throws IOException {
        Path log = Files.writeString(folder.resolve("a.log"),
                LINE.replace("/page", "/%1b%5b2J%c2%9b1m%e2%80%aex") + "\n");
        cli.json("import", log.toString());

        for (String[] args : List.of(new String[]{"totals"}, new String[]{"totals", "--json"},
                new String[]{"top", "page"}, new String[]{"table", "scan", "PageTrackTable"})) {
            Cli.Ran ran = cli.run(args);
            assertThat(ran.exit()).as(ran.err()).isZero();
            assertThat(ran.out()).doesNotContain("\u001b", "\u009b", "\u202e");
        }
    }
}
