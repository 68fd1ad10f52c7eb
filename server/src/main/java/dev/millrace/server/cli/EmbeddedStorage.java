package dev.millrace.server.cli;

import dev.millrace.api.Freshness;
import dev.millrace.item.Item;
import dev.millrace.messages.MessagesTable;
import dev.millrace.server.cache.WriteTap;
import dev.millrace.sqlite.SqliteStore;
import dev.millrace.store.Store;
import dev.millrace.view.ViewEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// The embedded store of a data folder: views move with every write, in its transaction.
record EmbeddedStorage(SqliteStore sqlite, Store store, WriteTap tap) implements Storage {
    private static final int EXPIRED_AT_A_TIME = 100;

    static EmbeddedStorage open(Path folder, ViewEngine engine) {
        WriteTap tap = new WriteTap(MessagesTable.SCHEMA);
        SqliteStore sqlite = SqliteStore.open(folder, tap.around(engine));
        return new EmbeddedStorage(sqlite, tap.around(sqlite), tap);
    }

    @Override
    public Store forViews() {
        return store;
    }

    @Override
    public long version() {
        return sqlite.dataVersion();
    }

    @Override
    public long foreignVersion() {
        return sqlite.foreignVersion();
    }

    @Override
    public boolean settlesLate() {
        return false;
    }

    @Override
    public void expire() {
        sqlite.expire(Instant.now(), EXPIRED_AT_A_TIME);
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
