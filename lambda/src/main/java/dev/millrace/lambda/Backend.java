package dev.millrace.lambda;

import dev.millrace.api.Application;
import dev.millrace.dynamodb.Connection;
import dev.millrace.dynamodb.DynamoDbStore;
import dev.millrace.dynamodb.Patience;
import dev.millrace.item.TableSchema;
import dev.millrace.view.View;
import dev.millrace.view.ViewEngine;
import dev.millrace.view.ViewTable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// The store of a function: the tables of all applications, which the stack has made.
final class Backend {
    /// A call that fails for so long fails, while there is time left to say so.
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(6),
            Duration.ofSeconds(3), Duration.ofMillis(25), Duration.ofSeconds(1));

    private Backend() {}

    static DynamoDbStore store(Connection connection, InstantSource clock) {
        return DynamoDbStore.ready(connection, PATIENCE, clock,
                Stream.concat(tables().stream(), Stream.of(ViewTable.SCHEMA)).toList());
    }

    static List<TableSchema> tables() {
        return Stream.of(Application.values())
                .flatMap(application -> application.tables().stream())
                .toList();
    }

    static List<View<?>> views() {
        return Stream.of(Application.values())
                .<View<?>>flatMap(application -> application.views().stream())
                .toList();
    }

    static ViewEngine engine() {
        return new ViewEngine(views());
    }
}
