package dev.millrace.lambda;

import dev.millrace.dynamodb.Connection;
import dev.millrace.dynamodb.DynamoDbStore;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.s3.S3Objects;
import dev.millrace.store.Consistency;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// The services that a function calls.
///
/// @param objects makes the client of S3, which few functions need
record Clients(DynamoDbStore store, Supplier<S3Objects> objects) {

    static Clients ofProcess(Setting setting) {
        return new Clients(Backend.of(setting).store(Connection.fromEnvironment(), setting.clock()),
                () -> S3Objects.fromEnvironment(setting.environment()));
    }

    /// What an endpoint would answer that holds nothing and takes everything.
    static Clients rehearsed(Setting setting) {
        return new Clients(
                Backend.of(setting)
                        .store(
                                Connection.local(EmptyEndpoint.ADDRESS, "none", EmptyEndpoint::new),
                                setting.clock()),
                () -> S3Objects.local(EmptyEndpoint.ADDRESS, EmptyEndpoint::new));
    }

    /// A call of DynamoDB that writes nothing: afterwards credentials are there, and what a
    /// connection needs.
    ///
    /// @param table one that the function may read
    void greet(TableSchema table) {
        store.get(table.name(), Key.of("none", "none"), Consistency.EVENTUAL);
    }

    /// The client of S3, while the caller does something else.
    CompletableFuture<S3Objects> objectsSoon() {
        return CompletableFuture.supplyAsync(objects);
    }
}
