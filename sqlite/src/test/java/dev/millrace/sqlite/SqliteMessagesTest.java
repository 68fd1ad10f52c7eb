package dev.millrace.sqlite;

import dev.millrace.messages.MessagesTable;
import dev.millrace.messages.MessagesViews;
import dev.millrace.testkit.Chat;
import dev.millrace.testkit.MessagesContract;
import dev.millrace.view.ViewEngine;
import dev.millrace.view.ViewTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteMessagesTest implements MessagesContract {
    private final Deque<SqliteStore> opened = new ArrayDeque<>();
    @TempDir
    private Path folder;

    @Override
    public Chat chat() {
        try {
            SqliteStore store = SqliteStore.open(Files.createTempDirectory(folder, "store"),
                    new ViewEngine(MessagesViews.all()));
            opened.push(store);
            store.tables().create(ViewTable.SCHEMA);
            store.tables().create(MessagesTable.SCHEMA);
            return new Chat(store, () -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void closeStores() {
        opened.forEach(SqliteStore::close);
    }
}
