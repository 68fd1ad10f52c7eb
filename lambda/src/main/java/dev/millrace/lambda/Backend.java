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

/// What stands behind a function: the tables of its applications, which the stack has made, and
/// their views.
record Backend(List<Application> applications) {
    /// A call that fails for so long fails, while there is time left to say so.
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(6),
            Duration.ofSeconds(3), Duration.ofMillis(25), Duration.ofSeconds(1));

    Backend {
        applications = List.copyOf(applications);
    }

    static Backend of(Setting setting) {
        return new Backend(setting.applications());
    }

    DynamoDbStore store(Connection connection, InstantSource clock) {
        return DynamoDbStore.ready(connection, PATIENCE, clock, allTables());
    }

    /// Those of the applications and that of the views.
    List<TableSchema> allTables() {
        return Stream.concat(tables().stream(), Stream.of(ViewTable.SCHEMA)).toList();
    }

    List<TableSchema> tables() {
        return applications.stream()
                .flatMap(application -> application.tables().stream())
                .toList();
    }

    List<View<?>> views() {
        return applications.stream()
                .<View<?>>flatMap(application -> application.views().stream())
                .toList();
    }

    ViewEngine engine() {
        return new ViewEngine(views());
    }
}
