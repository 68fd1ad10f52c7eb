package dev.millrace.lambda;

import dev.millrace.api.Application;
import dev.millrace.tracker.TrackerTable;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What a function runs with.
///
/// @param environment its variables
/// @param out takes the lines of the log
record Setting(Map<String, String> environment, InstantSource clock, Consumer<String> out) {
    private static final String APPLICATION = "MILLRACE_APPLICATION";
    private static final String TABLE = "TARGET_DYNAMO_TABLE";

    Setting {
        environment = Map.copyOf(environment);
    }

    static Setting ofProcess() {
        return new Setting(System.getenv(), InstantSource.system(), System.out::println);
    }

    /// The same with a log that nobody reads.
    Setting silent() {
        return new Setting(environment, clock, _ -> {});
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /// Those whose tables are there: the one that the variable names, or all.
    List<Application> applications() {
        return variable(APPLICATION)
                .map(name -> List.of(Application.named(name)
                        .orElseThrow(() -> improper(APPLICATION + " is " + name
                                + ", and must be one of "
                                + Stream.of(Application.values())
                                        .map(Application::title)
                                        .toList()))))
                .orElse(List.of(Application.values()));
    }

    Journal journal() {
        return new Journal(out, clock);
    }

    /// @throws IllegalStateException after saying so in the log, where the table is not named or
    ///             not the one that this version of Millrace uses, or the application is unknown
    void check() {
        if (!variable(TABLE).equals(Optional.of(TrackerTable.NAME))) {
            throw improper(variable(TABLE)
                    .map(other -> TABLE + " is " + other + ", and must be " + TrackerTable.NAME)
                    .orElse("Missing environment variable " + TABLE));
        }
        applications();
    }

    private IllegalStateException improper(String reason) {
        String problem = "IMPROPERLY CONFIGURED: " + reason;
        journal().error(problem, Map.of());
        return new IllegalStateException(problem);
    }
}
