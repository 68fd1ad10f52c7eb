package dev.millrace.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What commands say to a user who errs.
class UsageTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "totals --from yesterday          | is no time: write 2026-10-01",
            "totals --from 200 --to 100       | --to is before --from",
            "totals --site Big_Site           | a site's name has",
            "totals --store nosuch            | sqlite",
            "totals --nosuch                  | --nosuch",
            "nosuch                           | nosuch",
            "top                              | DIMENSION",
            "top nosuch                       | there is no dimension nosuch; there are page",
            "top page --limit 0               | at least 1",
            "top page --filter browser        | browser",
            "top page --filter nosuch=1       | there is no dimension nosuch",
            "hits /page --limit 0             | at least 1",
            "history --by year                | year",
            "site --zone Mars/Olympus         | Mars/Olympus",
            "site --retention soon            | number of days or `forever`",
            "site --retention 1               | at least 7 days",
            "import                           | PATH",
            "import . --format nosuch         | nosuch",
            "watch . --every 0                | at least 1 second",
            "watch . --site Big_Site --once   | a site's name has",
            "serve --port 70000               | from 0 to 65535",
            "demo --port -1                   | from 0 to 65535",
            "table drop PageTrackTable           | --yes",
            "table scan PageTrackTable --limit -1  | at least 1",
            "view verify nosuch               | there is no view nosuch; there are",
            "cost --read-price much           | much"
    })
    void wrongUsageEndsWithTwoAndSaysWhatToDo(String line, String said) {
        Cli.Ran ran = new Cli(folder.resolve("data")).run(line.split(" +"));

        assertThat(ran.exit()).as(ran.err()).isEqualTo(2);
        assertThat(ran.err()).startsWith("millrace: ").contains(said).doesNotContain("\tat ");
        assertThat(ran.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "history /nosuch                  | there is no page /nosuch",
            "hits /nosuch                     | there is no page /nosuch",
            "hits @nosuch                     | there is no page @nosuch",
            "table describe nosuch            | nosuch",
            "table drop nosuch --yes          | nosuch",
            "table scan nosuch                | nosuch",
            "watch /no/such                   | there is no folder /no/such"
    })
    void failureEndsWithOneAndSaysWhatIsMissing(String line, String said) {
        Cli.Ran ran = new Cli(folder.resolve("data")).run(line.split(" +"));

        assertThat(ran.exit()).as(ran.err()).isEqualTo(1);
        assertThat(ran.err()).startsWith("millrace: ").contains(said).doesNotContain("\tat ");
        assertThat(ran.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "demo", "serve", "import", "watch", "totals", "history", "top",
            "hits", "site", "view", "view list", "view verify", "view rebuild", "table",
            "table load", "table list", "table describe", "table drop", "table scan", "cost",
            "places", "places maps", "places points", "places put", "places delete",
            "places load", "places modifier", "places seed",
            "settings"})
    void everyCommandHasHelp(String command) {
        Cli.Ran ran = Cli.runIn(Map.of(), (command + " --help").strip().split(" "));

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).startsWith("Usage: millrace").contains(command);
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void aCommandIsWanted() {
        Cli.Ran ran = Cli.runIn(Map.of());

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("a command is missing");
    }

    @Test
    void aDataFolderThatIsAFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");

        Cli.Ran ran = new Cli(file).run("totals");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).startsWith("millrace: ").contains(file.toString());
        assertThat(Files.readString(file)).isEqualTo("mine");
    }

    @Test
    void aPortInUseIsSaidInASentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Cli.Ran ran = new Cli(folder.resolve("data")).run("serve", "--port",
                    Integer.toString(taken.getLocalPort()));

            assertThat(ran.exit()).isEqualTo(1);
            assertThat(ran.err()).contains("another program listens", "--port");
        }
    }

    @Test
    void outputThatCannotBeWrittenIsAFailure() {
        StringWriter err = new StringWriter();
        int exit = CommandLines.run(new PrintWriter(new FullDisk()), new PrintWriter(err), Map.of(),
                "settings");

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("not all output could be written");
    }

    /// Takes nothing.
    private static final class FullDisk extends Writer {
        @Override
        public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("no space left on device");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
