package dev.millrace.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.testkit.DynamoDbLocal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The same commands on the embedded store and on DynamoDB print the same.
@ExtendWith(DynamoDbLocal.Started.class)
class StoresAgreeIT {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private final OnDynamoDb dynamoDb;

    StoresAgreeIT(DynamoDbLocal local) {
        dynamoDb = new OnDynamoDb(local);
    }

    @AfterEach
    void forgetTheEnvironment() {
        dynamoDb.close();
    }

    @Test
    void onARealLog() throws IOException {
        agreeOn(SampleLogs.real(folder.resolve("access.log.gz")));
    }

    @Test
    void onTheLogOfTheDemo() throws IOException {
        agreeOn(SampleLogs.demo(folder.resolve("access.log")));
    }

    @Test
    void endExactWhereTwoImportOverlappingLogsAtOnce() throws Exception {
        Path log = SampleLogs.demo(folder.resolve("access.log"));
        List<String> lines = Files.readAllLines(log);
        Path first = folder.resolve("first.log");
        Path second = folder.resolve("second.log");
        Files.write(first, lines.subList(0, lines.size() * 2 / 3));
        Files.write(second, lines.subList(lines.size() / 3, lines.size()));
        Cli reference = new Cli(folder.resolve("reference"));
        reference.json("import", log.toString());

        Cli cli = dynamoDb.cli(folder.resolve("unused"));
        Cli.Started one = cli.start("import", first.toString(), "--quiet");
        Cli.Started other = cli.start("import", second.toString(), "--quiet");
        one.succeed();
        other.succeed();

        assertThat(Figures.of(cli)).isEqualTo(Figures.of(reference));
        Cli.Ran verified = cli.run("view", "verify");
        assertThat(verified.exit()).as(verified.out()).isZero();
    }

    @Test
    void refusesAStatementThatWouldScan() {
        Cli cli = dynamoDb.cli(folder.resolve("unused"));
        cli.run("table", "load");
        Cli.Ran refused = cli.run("table", "query", "SELECT * FROM PageTrackTable");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("--allow-scan");
        assertThat(cli.run("table", "query", "SELECT * FROM PageTrackTable", "--allow-scan").exit())
                .isZero();
        assertThat(cli.run("table", "query",
                "SELECT * FROM PageTrackTable WHERE UserPages = 'INDEX'").exit()).isZero();
        assertThat(new Cli(folder.resolve("own")).run("table", "query", "SELECT * FROM T").err())
                .contains("PartiQL");
    }

    private void agreeOn(Path log) {
        Cli embedded = new Cli(folder.resolve("embedded"));
        Cli cli = dynamoDb.cli(folder.resolve("unused"));

        assertThat(cli.json("import", log.toString()))
                .isEqualTo(embedded.json("import", log.toString()));
        assertThat(Figures.of(cli)).isEqualTo(Figures.of(embedded));
        assertThat(cli.json("view", "verify")).isEqualTo(embedded.json("view", "verify"));
        assertThat(cli.json("view", "list")).isEqualTo(embedded.json("view", "list"));
        assertThat(cli.json("import", log.toString()).get("duplicates").asInt()).isPositive();
        assertThat(Figures.of(cli)).isEqualTo(Figures.of(embedded));
    }
}
