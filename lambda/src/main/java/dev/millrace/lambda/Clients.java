package dev.millrace.lambda;

import dev.millrace.dynamodb.Connection;
import dev.millrace.dynamodb.DynamoDbStore;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.lambda.LogsWork.Objects;
import dev.millrace.s3.GetObject;
import dev.millrace.store.Capacity;
import dev.millrace.store.Consistency;
import dev.millrace.store.Store;
import java.io.ByteArrayInputStream;
import java.util.function.Supplier;

/// The services that a function calls.
///
/// @param views makes the store as those need it who keep views
/// @param consumed capacity that was consumed since it was last asked
/// @param objects makes what reads objects of S3, which few functions need
record Clients(Store store, Supplier<Store> views, Supplier<Capacity> consumed,
        Supplier<Objects> objects) implements AutoCloseable {
    static Clients ofProcess(Setting setting) {
        return of(Backend.of(setting).store(Connection.fromEnvironment(), setting.clock()),
                () -> new TracedReads(GetObject.fromEnvironment(setting.environment()),
                        new Trace()));
    }

    /// None at all: a store that holds nothing, and every object is a log of one line.
    static Clients none(Setting setting) {
        Store store = new EmptyStore(Backend.of(setting).allTables());
        return new Clients(store, () -> store, () -> Capacity.NONE,
                () -> _ -> new ByteArrayInputStream(RehearsedEvents.log()));
    }

    /// Those of the process, with an endpoint that holds nothing and takes everything.
    static Clients atEmptyEndpoint(Setting setting) {
        return of(Backend.of(setting)
                .store(Connection.local(EmptyEndpoint.ADDRESS, "none", EmptyEndpoint::new),
                        setting.clock()),
                () -> GetObject.local(EmptyEndpoint.ADDRESS, new EmptyEndpoint())::open);
    }

    private static Clients of(DynamoDbStore store, Supplier<Objects> objects) {
        return new Clients(store, store::forViews, store::takeConsumed, objects);
    }

    /// A call of DynamoDB that writes nothing: afterwards credentials are there, and what a
    /// connection needs.
    ///
    /// @param table one that the function may read
    void greet(TableSchema table) {
        store.get(table.name(), Key.of("none", "none"), Consistency.EVENTUAL);
    }

    @Override
    public void close() {
        store.close();
    }
}
