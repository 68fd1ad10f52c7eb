package dev.millrace.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// An import that is killed with SIGKILL at any instant and run again ends with exact figures.
class KilledImportIT {
    private static final int KILLS = 20;
    private static final long SEED = 20221020;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void endsExactWhateverTheInstantOfItsDeath() throws Exception {
        Path log = SampleLogs.demo(folder.resolve("access.log"));
        long started = System.nanoTime();
        Cli reference = new Cli(folder.resolve("reference"));
        reference.start("import", log.toString()).succeed();
        long wholeMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        Figures expected = Figures.of(reference);

        Random random = new Random(SEED);
        int died = 0;
        for (int i = 0; i < KILLS; i++) {
            Cli cli = new Cli(folder.resolve("killed-" + i));
            Process victim = cli.start("import", log.toString()).process();
            boolean ended = victim.waitFor(random.nextLong(wholeMillis), TimeUnit.MILLISECONDS);
            victim.destroyForcibly().waitFor();
            died += ended ? 0 : 1;

            JsonNode again = cli.json("import", log.toString());

            assertThat(Figures.of(cli)).as("kill %d", i).isEqualTo(expected);
            assertThat(again.get("rejected").asInt()).isZero();
            Cli.Ran verified = cli.run("view", "verify");
            assertThat(verified.exit()).as("kill %d: %s", i, verified).isZero();
        }
        assertThat(died).as("imports that were killed before they ended").isGreaterThan(KILLS / 2);
    }
}
