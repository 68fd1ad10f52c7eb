package dev.millrace.sqlite;

import dev.millrace.store.Derivation;
import dev.millrace.store.Store;
import dev.millrace.testkit.LocalStoreContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteStoreTest implements LocalStoreContract {
    private final Deque<Store> opened = new ArrayDeque<>();
    @TempDir
    private Path folder;

    @Override
    public Store emptyStore(Derivation derivation) {
        try {
            SqliteStore store = SqliteStore.open(Files.createTempDirectory(folder, "store"),
                    derivation);
            opened.push(store);
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void closeStores() {
        opened.forEach(Store::close);
    }
}
