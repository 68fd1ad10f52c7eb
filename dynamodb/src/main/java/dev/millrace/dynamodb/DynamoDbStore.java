package dev.millrace.dynamodb;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.store.Capacity;
import dev.millrace.store.ChangeStream;
import dev.millrace.store.Consistency;
import dev.millrace.store.Page;
import dev.millrace.store.Query;
import dev.millrace.store.Store;
import dev.millrace.store.StoreException;
import dev.millrace.store.Tables;
import dev.millrace.store.UnknownOutcome;
import dev.millrace.store.Write;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/// The Store port on DynamoDB: on AWS, or on any endpoint that speaks its API.
///
/// # Sending again
///
/// What DynamoDB refuses for the moment (throttling, conflicts of transactions) and what does not
/// reach it is sent again after a random pause, for half a minute; items of a batch that were left
/// unprocessed are too. After a *lost reply* (a connection that broke, a server error) a call may
/// have happened already:
///
/// - Reads are sent again. So are puts, deletes and updates that only set and remove: twice leaves
///   what once does. [Store.Written#before] is then what the last attempt found, perhaps what the
///   first one left.
/// - A transaction carries a token, by which DynamoDB answers the repeat without doing it twice.
/// - An update that *adds* is sent again only if its own effect makes its condition false (it moves
///   a revision or watermark that the condition requires to be older). Any other is not, and
///   [UnknownOutcome] is thrown.
/// - If such a repeat is refused, its condition failed perhaps because the first attempt happened. A
///   put, or an update that only sets and removes, is taken to have happened where the item is as it
///   would leave it; so whoever must tell own writes from equal ones of others puts an id into the
///   item. Where the item is different, [UnknownOutcome] is thrown.
///
/// # Attributes of views
///
/// Views run on the table's change stream here, through [#forViews()]; other writers are kept off
/// the attributes that the schema gives to the engine. DynamoDB does not know those, so they are
/// guarded in processes that declared the table with [Tables#create]. Names that a write carries are
/// checked before it is sent, prefixes too. Whether the *stored* item has such an attribute is a
/// condition of each put and delete, so it costs no read and cannot be raced; a condition cannot
/// name a prefix, so each item of a view needs one of the whole names on it.
public final class DynamoDbStore implements Store {
    private final Connection connection;
    private final Calls calls;
    private final Meter meter;
    private final Schemas schemas;
    private final Reads reads;
    private final Writes writes;
    private final Batches batches;
    private final Transactions transactions;
    private final Statements statements;
    private final DynamoDbTables tables;

    public DynamoDbStore(Connection connection, Patience patience, InstantSource clock) {
        this(connection, patience, clock, new Meter(connection.items(), clock));
    }

    private DynamoDbStore(Connection connection, Patience patience, InstantSource clock,
            Meter meter) {
        this.connection = connection;
        this.calls = new Calls(patience, clock, () -> ThreadLocalRandom.current().nextLong());
        this.meter = meter;
        TableStates states = new TableStates(connection.items(), calls);
        this.schemas = new Schemas(table -> TableShape.schema(states.describe(table)));
        this.reads = new Reads(connection.items(), calls, schemas, meter);
        this.writes = new Writes(connection.items(), calls, meter);
        this.batches = new Batches(connection.items(), calls, meter, writes);
        this.transactions = new Transactions(connection.items(), calls, meter, UUID::randomUUID);
        this.statements = new Statements(connection.items(), calls, schemas, meter);
        this.tables = new DynamoDbTables(connection.items(), calls, reads, schemas, meter);
    }

    /// As the AWS environment says.
    ///
    /// @throws StoreException where there is no region
    public static DynamoDbStore open() {
        return new DynamoDbStore(Connection.fromEnvironment(), Patience.DEFAULT,
                InstantSource.system());
    }

    /// A store whose tables others have made: it knows them without asking, and leaves the capacity
    /// consumed by all processes to whoever watches them.
    public static DynamoDbStore ready(Connection connection, Patience patience,
            InstantSource clock, Collection<TableSchema> tables) {
        DynamoDbStore store = new DynamoDbStore(connection, patience, clock,
                Meter.silent(connection.items(), clock));
        tables.forEach(store.schemas::declare);
        return store;
    }

    /// What was consumed through a store that is [#ready] since this was last asked.
    public Capacity takeConsumed() {
        return meter.take().values().stream().reduce(Capacity.NONE, Capacity::plus);
    }

    /// The same store for the view engine, which alone writes the engine's attributes. Closing it
    /// does nothing.
    public Store forViews() {
        return new ViewsStore(this);
    }

    /// The changes of a table that has a stream.
    public ChangeStream changes(String table) {
        return new DynamoDbChangeStream(schemas.schema(table), connection.streams(), calls);
    }

    /// Runs a PartiQL statement that reads, for operators; every page of it.
    ///
    /// @throws StoreException where it would read a whole table or index, and must not
    public List<Item> statement(String partiql, boolean allowScan) {
        return statements.run(partiql, allowScan);
    }

    @Override
    public Found get(String table, Key key, Consistency consistency) {
        return reads.get(table, key, consistency);
    }

    @Override
    public Page query(Query query) {
        return reads.query(query);
    }

    @Override
    public Written write(Write write) {
        return writes.write(schemas.schema(write.table()), write);
    }

    @Override
    public Capacity transact(List<? extends Write> all) {
        return transactions.transact(schemas::schema, all);
    }

    @Override
    public Capacity putAll(String table, Collection<Item> items) {
        return batches.putAll(schemas.schema(table), items);
    }

    @Override
    public <T> T together(Supplier<T> work) {
        return work.get();
    }

    @Override
    public Tables tables() {
        return tables;
    }

    @Override
    public void close() {
        meter.flush();
        connection.close();
    }

    Written writeAsEngine(Write write) {
        return writes.write(open(write.table()), write);
    }

    Capacity transactAsEngine(List<? extends Write> all) {
        return transactions.transact(this::open, all);
    }

    Capacity putAllAsEngine(String table, Collection<Item> items) {
        return batches.putAll(open(table), items);
    }

    /// The schema without what it keeps from callers.
    private TableSchema open(String table) {
        return schemas.schema(table).withEngineAttributes();
    }
}
