package dev.millrace.lambda;

import dev.millrace.dynamodb.Connection;
import dev.millrace.dynamodb.DynamoDbStore;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.lambda.LogsWork.Objects;
import dev.millrace.s3.GetObject;
import dev.millrace.store.Consistency;
import java.util.function.Supplier;

/// The services that a function calls.
///
/// @param objects makes what reads objects of S3, which few functions need
record Clients(DynamoDbStore store, Supplier<Objects> objects) {

    static Clients ofProcess(Setting setting) {
        return new Clients(Backend.of(setting).store(Connection.fromEnvironment(), setting.clock()),
                () -> new TracedReads(GetObject.fromEnvironment(setting.environment()),
                        new Trace()));
    }

    /// What an endpoint would answer that holds nothing and takes everything.
    static Clients rehearsed(Setting setting) {
        return new Clients(
                Backend.of(setting)
                        .store(
                                Connection.local(EmptyEndpoint.ADDRESS, "none", EmptyEndpoint::new),
                                setting.clock()),
                () -> GetObject.local(EmptyEndpoint.ADDRESS, new EmptyEndpoint())::open);
    }

    /// A call of DynamoDB that writes nothing: afterwards credentials are there, and what a
    /// connection needs.
    ///
    /// @param table one that the function may read
    void greet(TableSchema table) {
        store.get(table.name(), Key.of("none", "none"), Consistency.EVENTUAL);
    }
}
