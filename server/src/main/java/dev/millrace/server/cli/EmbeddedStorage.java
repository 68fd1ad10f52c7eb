package dev.millrace.server.cli;

import dev.millrace.api.Freshness;
import dev.millrace.item.Item;
import dev.millrace.sqlite.SqliteStore;
import dev.millrace.store.Store;
import dev.millrace.view.ViewEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// The embedded store of a data folder: views move with every write, in its transaction.
record EmbeddedStorage(SqliteStore store) implements Storage {
    private static final int EXPIRED_AT_A_TIME = 100;

    static EmbeddedStorage open(Path folder, ViewEngine engine) {
        return new EmbeddedStorage(SqliteStore.open(folder, engine));
    }

    @Override
    public Store forViews() {
        return store;
    }

    @Override
    public long version() {
        return store.dataVersion();
    }

    @Override
    public void expire() {
        store.expire(Instant.now(), EXPIRED_AT_A_TIME);
    }

    @Override
    public Duration lag() {
        return Duration.ZERO;
    }

    @Override
    public Upkeep upkeep(Consumer<String> warn) {
        return new Upkeep() {
            @Override
            public void settle() {}

            @Override
            public void close() {}
        };
    }

    @Override
    public Freshness freshness(Upkeep upkeep) {
        return Freshness.ALWAYS;
    }

    @Override
    public List<Item> statement(String partiql, boolean scan) {
        throw new Failure(
                "the embedded store has no PartiQL: use `table scan`, or --store dynamodb");
    }

    @Override
    public void close() {
        store.close();
    }
}
