package dev.millrace.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.dynamodb.DynamoDbStore;
import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.store.Consistency;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import dev.millrace.testkit.DynamoDbLocal;
import dev.millrace.tracker.TrackerTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// `view rebuild` on DynamoDB is killed with SIGKILL in each of its phases, while a log is
/// imported, and goes on where it was: in the end damaged views are exact.
@ExtendWith(DynamoDbLocal.Started.class)
class KilledRebuildIT {
    private static final Key GENERATION = Key.of("GENERATION", TrackerTable.NAME);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private final OnDynamoDb dynamoDb;

    KilledRebuildIT(DynamoDbLocal local) {
        dynamoDb = new OnDynamoDb(local);
    }

    @AfterEach
    void forgetTheEnvironment() {
        dynamoDb.close();
    }

    @Test
    void damagedViewsAreExactInTheEnd() throws Exception {
        Path log = SampleLogs.demo(folder.resolve("access.log"));
        List<String> lines = Files.readAllLines(log);
        Path first = Files.write(folder.resolve("first.log"),
                lines.subList(0, lines.size() * 2 / 3));
        Cli reference = new Cli(folder.resolve("reference"));
        reference.json("import", log.toString());
        Cli cli = dynamoDb.cli(folder.resolve("unused"));
        cli.json("import", first.toString());
        try (DynamoDbStore store = DynamoDbStore.open()) {
            damage(store.forViews());
            assertThat(cli.run("view", "verify").exit()).isEqualTo(1);
            kill(cli, store, generation -> generation.has("Next"));
            Cli.Started importing = cli.start("import", log.toString(), "--quiet");
            kill(cli, store, generation -> generation.has("Switching"));
            importing.succeed();
        }
        Cli.Ran rebuilt = cli.run("view", "rebuild");
        assertThat(rebuilt.exit()).as(rebuilt.err()).isZero();
        assertThat(cli.run("view", "list").out()).doesNotContain("needs");

        assertThat(Figures.of(cli)).isEqualTo(Figures.of(reference));
        Cli.Ran verified = cli.run("view", "verify");
        assertThat(verified.exit()).as(verified.out()).isZero();
    }

    /// Kills a rebuild when it has come so far, unless it is done before that is seen.
    private static void kill(Cli cli, Store store, Predicate<Item> far)
            throws InterruptedException {
        Cli.Started rebuild = cli.start("view", "rebuild", "page-index");
        boolean killed = false;
        while (rebuild.process().isAlive() && !killed) {
            killed = store.get("MillraceViews", GENERATION, Consistency.STRONG)
                    .item()
                    .filter(far)
                    .isPresent();
        }
        assertThat(killed).as("it was killed, and did not end: %s", rebuild.printed()).isTrue();
        rebuild.process().destroyForcibly().waitFor();
    }

    private static void damage(Store store) {
        for (Item item : store.tables().scan(TrackerTable.NAME, Optional.empty(), 1000).items()) {
            if (item.has(TrackerTable.VIEWS)) {
                store.write(Write.update(TrackerTable.NAME, TrackerTable.SCHEMA.keyOf(item))
                        .set(TrackerTable.VIEWS, 1_000_000)
                        .set(TrackerTable.HOUR + "07", 77)
                        .remove(TrackerTable.LAST_VIEW));
            }
        }
    }
}
