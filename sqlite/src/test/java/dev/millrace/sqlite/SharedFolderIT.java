package dev.millrace.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.store.Consistency;
import dev.millrace.store.Page;
import dev.millrace.store.Query;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several processes on one data folder, and processes that are killed.
final class SharedFolderIT {
    private static final int KILLS = 6;
    private static final int LATEST_KILL_ROUND = 40;
    /// What is printed, but for a line cut off by the kill.
    private static final Pattern ROUND = Pattern.compile("k\\d+-\\d+");
    @TempDir
    private Path folder;

    @Test
    void aKilledProcessLosesNothingItAcknowledgedAndLeavesNothingHalf() throws IOException {
        Random random = new Random(7);
        List<String> acknowledged = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = CountingProcess.start(folder, "k" + kill, 1_000_000);
            acknowledged.addAll(linesUntilKilled(process, random));
            check(acknowledged);
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS);
    }

    @Test
    void processesWriteInTurnsAndSeeEachOther() throws Exception {
        try (SqliteStore store = CountingProcess.open(folder)) {
            long before = store.dataVersion();
            List<Process> processes = List.of(CountingProcess.start(folder, "a", 30),
                    CountingProcess.start(folder, "b", 30));
            for (int i = 0; i < 30; i++) {
                CountingProcess.write(store, "c-" + i);
            }
            for (Process process : processes) {
                assertThat(process.inputReader().lines().count()).isEqualTo(30);
                assertThat(process.waitFor()).isZero();
            }
            assertThat(store.dataVersion()).isGreaterThan(before);
            assertThat(count(store)).isEqualTo(3 * 90);
            assertThat(store.tables().describe("Parts").items()).isEqualTo(3 * 90);
        }
    }

    /// Waits for a random number of rounds, and then a little, so that the end is anywhere in one.
    private static List<String> linesUntilKilled(Process process, Random random)
            throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = process.inputReader()) {
            for (int i = random.nextInt(LATEST_KILL_ROUND); i >= 0; i--) {
                lines.add(reader.readLine());
            }
            LockSupport.parkNanos(random.nextInt(5_000_000));
            process.toHandle().destroyForcibly();
            reader.lines().forEach(lines::add);
        }
        process.onExit().join();
        return lines.stream().filter(line -> ROUND.matcher(line).matches()).toList();
    }

    private void check(List<String> acknowledged) {
        try (SqliteStore store = CountingProcess.open(folder)) {
            for (String round : acknowledged) {
                Page parts = store.query(Query.of("Parts", round));
                assertThat(parts.items()).as(round).hasSize(3);
            }
            long items = store.tables().describe("Parts").items();
            assertThat(items % 3).isZero();
            assertThat(items).isBetween(3L * acknowledged.size(),
                    3L * (acknowledged.size() + KILLS));
            assertThat(count(store)).isEqualTo(items);
            assertThat(scanned(store)).isEqualTo(items);
        }
    }

    private static long scanned(SqliteStore store) {
        long items = 0;
        Page page = store.tables().scan("Parts", Optional.empty(), 0);
        while (page.next().isPresent()) {
            items += page.items().size();
            page = store.tables().scan("Parts", page.next(), 0);
        }
        return items + page.items().size();
    }

    private static long count(SqliteStore store) {
        Key key = CountingProcess.COUNT;
        return store.get("Counts", key, Consistency.STRONG).item().orElse(Item.empty()).number("n");
    }
}
