package dev.millrace.sqlite;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.store.Capacity;
import dev.millrace.store.Consistency;
import dev.millrace.store.Derivation;
import dev.millrace.store.Page;
import dev.millrace.store.Query;
import dev.millrace.store.Store;
import dev.millrace.store.StoreException;
import dev.millrace.store.Tables;
import dev.millrace.store.Write;
import dev.millrace.store.local.Limits;
import dev.millrace.store.local.PageBuilder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The embedded store: one SQLite database in a data folder that several processes may share.
///
/// - **Writes** take SQLite's write lock for their transaction and wait up to 10 seconds for other
///   processes. A call that returned is on the disk: it survives a killed process, and, as far as
///   the disk does what it says, a power cut.
/// - **Reads** run beside the writer, each on a snapshot of what was committed. A thread inside
///   [#together] sees its own writes.
/// - **The derivation** runs once in each writing transaction, just before it commits.
/// - **Capacity** is kept in the database; what reads consumed reaches it with the next write or a
///   few seconds later.
public final class SqliteStore implements Store {
    private final Catalog catalog = new Catalog();
    private final Meter meter = new Meter();
    private final Writer writer;
    private final Readers readers;
    private final Watch watch;
    private final Expiry expiry;
    private final Tables tables;
    private final Flusher flusher;

    private SqliteStore(Database database, Derivation derivation) {
        this.writer = new Writer(database.writer(), catalog, meter, derivation);
        this.readers = new Readers(database, catalog, writer);
        this.watch = new Watch(database.reader());
        this.expiry = new Expiry(writer, catalog);
        this.tables = new SqliteTables(catalog, writer, readers, meter);
        this.flusher = Flusher.start(writer);
    }

    /// Opens the store in a folder, which is made where it is absent, for its owner alone.
    ///
    /// @throws StoreException where the folder cannot be written, or its file is not Millrace's
    public static SqliteStore open(Path folder, Derivation derivation) {
        return new SqliteStore(Database.open(folder), derivation);
    }

    @Override
    public Found get(String table, Key key, Consistency consistency) {
        Optional<Item> item = readers.read(reading -> {
            Limits.checkKey(reading.table(table).schema(), key);
            return reading.get(table, key);
        });
        Capacity used = PageBuilder.ofGet(item, consistency);
        meter.charge(table, used);
        return new Found(item, used);
    }

    @Override
    public Page query(Query query) {
        Page page = readers.read(reading -> reading.query(query));
        meter.charge(query.table(), page.used());
        return page;
    }

    @Override
    public Written write(Write write) {
        return writer.inUnit(unit -> unit.write(write));
    }

    @Override
    public Capacity transact(List<? extends Write> writes) {
        return writer.inUnit(unit -> unit.transact(writes));
    }

    @Override
    public Capacity putAll(String table, Collection<Item> items) {
        return writer.inUnit(unit -> unit.putAll(table, items));
    }

    @Override
    public <T> T together(Supplier<T> work) {
        return writer.together(_ -> work.get());
    }

    @Override
    public Tables tables() {
        return tables;
    }

    /// A number that changes whenever this or another process committed a change of items or
    /// tables; cheap enough to ask before each use of something kept in memory.
    public long dataVersion() {
        return watch.version();
    }

    /// A number that moves with every change by another process, and now and then with one by this.
    public long foreignVersion() {
        return watch.version() - writer.ownRevisions();
    }

    /// Deletes items whose time-to-live has passed, as the service would: the changes say
    /// [dev.millrace.store.Change.Cause#EXPIRY].
    ///
    /// @param limit items at most, so that a transaction stays small
    /// @return how many were deleted; fewer than the limit when there are no more
    public int expire(Instant now, int limit) {
        return expiry.run(now, limit);
    }

    /// Waits for what is under way and moves what was written into the database file.
    @Override
    public void close() {
        flusher.close();
        readers.close();
        watch.close();
        writer.close();
    }
}
