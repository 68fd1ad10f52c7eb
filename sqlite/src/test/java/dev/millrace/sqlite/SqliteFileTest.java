package dev.millrace.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.store.Capacity;
import dev.millrace.store.Change;
import dev.millrace.store.Consistency;
import dev.millrace.store.Derivation;
import dev.millrace.store.StoreException;
import dev.millrace.store.Write;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the embedded store does beyond the contract: its file, other openers of it, and expiry.
final class SqliteFileTest {
    private static final TableSchema NOTES = TableSchema.of("Notes", "id").withTtl("ends");
    @TempDir
    private Path folder;

    @Test
    void keepsItemsTablesAndCapacityForTheNextProcess() {
        try (SqliteStore store = open()) {
            store.write(Write.update("Notes", Key.of("a")).add("n", 1));
            store.get("Notes", Key.of("a"), Consistency.STRONG);
        }
        try (SqliteStore store = SqliteStore.open(folder, Derivation.NONE)) {
            assertThat(store.get("Notes", Key.of("a"), Consistency.STRONG).item()).isPresent();
            assertThat(store.tables().describe("Notes").schema()).isEqualTo(NOTES);
            assertThat(store.tables().consumed()).containsEntry("Notes", new Capacity(2, 1));
        }
        assertThat(folder).isDirectoryContaining("glob:**/millrace.db");
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void makesTheFolderForItsOwnerAlone() throws IOException {
        Path inner = folder.resolve("a/b");
        SqliteStore.open(inner, Derivation.NONE).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(inner)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                Files.getPosixFilePermissions(inner.resolve("millrace.db"))))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesAFolderThatIsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        refused(file, "cannot be made or written");
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws IOException {
        Files.writeString(folder.resolve("millrace.db"), "This is a diary. ".repeat(1000));
        refused(folder, "is no database");
    }

    @Test
    void refusesADatabaseOfAnotherProgram() throws SQLException {
        change("CREATE TABLE diary (day TEXT)");
        refused(folder, "another program");
    }

    @Test
    void refusesAFileOfANewerLayout() throws SQLException {
        open().close();
        change("PRAGMA user_version = 99");
        refused(folder, "newer Millrace");
    }

    @Test
    void refusesATruncatedFile() throws IOException {
        open().close();
        Path file = folder.resolve("millrace.db");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(Files.size(file) / 2);
        }
        refused(folder, "damaged");
    }

    @RepeatedTest(50)
    void opensOnceForManyAtTheSameTime() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<SqliteStore>> stores = IntStream.range(0, 4)
                    .mapToObj(_ -> threads.submit(() -> {
                        start.await();
                        return open();
                    }))
                    .toList();
            start.countDown();
            for (Future<SqliteStore> store : stores) {
                store.get().write(Write.update("Notes", Key.of("a")).add("n", 1));
            }
            assertThat(stores.getFirst()
                    .get()
                    .get("Notes", Key.of("a"), Consistency.STRONG)
                    .item()
                    .orElseThrow()
                    .number("n")).isEqualTo(4);
            for (Future<SqliteStore> store : stores) {
                store.get().close();
            }
        }
    }

    @Test
    void readsGoOnWhileAnotherThreadWrites() {
        try (SqliteStore store = open();
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            store.write(Write.update("Notes", Key.of("a")).add("n", 1));
            store.together(() -> {
                store.write(Write.update("Notes", Key.of("a")).add("n", 1));
                Future<Long> other = threads.submit(() -> number(store));
                assertThat(other).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(1L);
                assertThat(number(store)).isEqualTo(2);
                return true;
            });
            assertThat(number(store)).isEqualTo(2);
        }
    }

    @Test
    void theDataVersionMovesWithChangesAlone() {
        try (SqliteStore store = open(); SqliteStore other = open()) {
            long first = store.dataVersion();
            store.get("Notes", Key.of("a"), Consistency.STRONG);
            store.write(Write.delete("Notes", Key.of("none")));
            assertThat(other.dataVersion()).isEqualTo(first);
            store.write(Write.update("Notes", Key.of("a")).add("n", 1));
            long second = store.dataVersion();
            assertThat(second).isNotEqualTo(first);
            other.write(Write.update("Notes", Key.of("a")).add("n", 1));
            assertThat(store.dataVersion()).isNotEqualTo(second).isEqualTo(other.dataVersion());
        }
    }

    @Test
    void noticesTablesThatAnotherProcessDroppedOrMade() {
        try (SqliteStore store = open(); SqliteStore other = open()) {
            store.write(Write.update("Notes", Key.of("a")).add("n", 1));
            other.tables().drop("Notes");
            assertThatThrownBy(() -> number(store)).isInstanceOf(StoreException.class);
            other.tables().create(TableSchema.of("Notes", "id"));
            store.write(Write.update("Notes", Key.of("a")).add("n", 7));
            assertThat(number(other)).isEqualTo(7);
        }
    }

    @Test
    void expiredItemsStayReadableUntilTheyAreDeletedAsExpired() {
        List<Change> changes = new ArrayList<>();
        try (SqliteStore store = SqliteStore.open(folder, (all, _) -> changes.addAll(all))) {
            store.tables().create(NOTES);
            store.write(Write.update("Notes", Key.of("old")).set("ends", 1_000_000_000));
            store.write(Write.update("Notes", Key.of("older")).set("ends", 999_999_999));
            store.write(Write.update("Notes", Key.of("young")).set("ends", 1_000_000_100));
            store.write(Write.update("Notes", Key.of("mistaken")).set("ends", 5));
            store.write(Write.update("Notes", Key.of("text")).set("ends", "never"));
            store.write(Write.update("Notes", Key.of("renewed")).set("ends", 5_000));
            store.write(Write.update("Notes", Key.of("renewed")).remove("ends"));
            changes.clear();
            Instant now = Instant.ofEpochSecond(1_000_000_050);
            assertThat(store.expire(now, 1)).isEqualTo(1);
            assertThat(store.expire(now, 10)).isEqualTo(1);
            assertThat(store.expire(now, 10)).isZero();
            assertThat(changes).extracting(change -> change.key().partition())
                    .containsExactly("older", "old");
            assertThat(changes).allMatch(change -> change.cause() == Change.Cause.EXPIRY);
            assertThat(store.tables().describe("Notes").items()).isEqualTo(4);
        }
    }

    private SqliteStore open() {
        SqliteStore store = SqliteStore.open(folder, Derivation.NONE);
        store.tables().create(NOTES);
        return store;
    }

    private static long number(SqliteStore store) {
        return store.get("Notes", Key.of("a"), Consistency.STRONG)
                .item()
                .orElseThrow()
                .number("n");
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                "jdbc:sqlite:" + folder.resolve("millrace.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void refused(Path folder, String why) {
        assertThatThrownBy(() -> SqliteStore.open(folder, Derivation.NONE))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(why);
    }
}
