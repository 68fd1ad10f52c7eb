package dev.millrace.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands that run until they are stopped: with a signal in peace, or dead at any instant.
class StoppedProcessIT {
    private static final int TERMINATED = 143;
    private static final int LINES = 600;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"serve", "demo --no-browser"})
    void aServerEndsAtASignal(String command) throws Exception {
        Cli cli = new Cli(folder.resolve("data"));
        Cli.Started started = cli.start((command + " --port 0").split(" "));
        awaitPrinted(started, "Ctrl-C stops");

        started.process().destroy();

        assertThat(started.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(started.process().exitValue()).isEqualTo(TERMINATED);
        assertThat(started.printed()).doesNotContain("Exception");
    }

    @Test
    void aWatchThatDiesAgainAndAgainEndsExact() throws Exception {
        Path logs = Files.createDirectory(folder.resolve("logs"));
        Path log = logs.resolve("access.log");
        String text = WatchCommandTest.lines(0, LINES);
        Cli cli = new Cli(folder.resolve("data"));
        int written = 0;
        for (int life = 1; life <= 4; life++) {
            Cli.Started started = cli.start("watch", logs.toString());
            int whole = text.indexOf('\n', text.length() * life / 4 - 1) + 1;
            while (written < whole) {
                int end = Math.min(written + 997, whole);
                Files.writeString(log, text.substring(written, end), StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
                written = end;
            }
            awaitPrinted(started, "new lines");
            if (life % 2 == 0) {
                Files.move(log, logs.resolve("access.log." + life));
            }
            started.process().destroyForcibly().waitFor();
        }
        cli.start("watch", logs.toString(), "--once").succeed();

        assertThat(cli.json("history").get("total").asInt()).isEqualTo(LINES);
        assertThat(cli.run("view", "verify").exit()).isZero();
    }

    private static void awaitPrinted(Cli.Started started, String text) throws Exception {
        while (!started.printed().contains(text)) {
            assertThat(started.process().waitFor(20, TimeUnit.MILLISECONDS))
                    .as(started.printed())
                    .isFalse();
        }
    }
}
