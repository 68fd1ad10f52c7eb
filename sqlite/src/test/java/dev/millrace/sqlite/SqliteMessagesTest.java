package dev.millrace.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.messages.MessagesTable;
import dev.millrace.messages.MessagesViews;
import dev.millrace.testkit.Chat;
import dev.millrace.testkit.ChatCostsContract;
import dev.millrace.testkit.MessagesContract;
import dev.millrace.testkit.MessagesSimulation;
import dev.millrace.view.Difference;
import dev.millrace.view.ViewEngine;
import dev.millrace.view.ViewTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteMessagesTest implements MessagesContract, ChatCostsContract {
    private final Deque<SqliteStore> opened = new ArrayDeque<>();
    @TempDir
    private Path folder;

    @Override
    public Chat chat() {
        return new Chat(store(), () -> {});
    }

    @Test
    void staysExactWhenFiftyUsersDoEverythingAtOnce() {
        SqliteStore store = store();
        MessagesSimulation.atOnce(store, 1, 25);

        assertThat(Difference.between(store, store, new ViewEngine(MessagesViews.all()),
                MessagesTable.SCHEMA)).isEmpty();
    }

    private SqliteStore store() {
        try {
            SqliteStore store = SqliteStore.open(Files.createTempDirectory(folder, "store"),
                    new ViewEngine(MessagesViews.all()));
            opened.push(store);
            store.tables().create(ViewTable.SCHEMA);
            store.tables().create(MessagesTable.SCHEMA);
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void closeStores() {
        opened.forEach(SqliteStore::close);
    }
}
