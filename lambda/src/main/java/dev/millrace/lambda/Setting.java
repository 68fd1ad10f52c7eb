package dev.millrace.lambda;

import dev.millrace.tracker.TrackerTable;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What a function runs with.
///
/// @param environment its variables
/// @param out takes the lines of the log
record Setting(Map<String, String> environment, InstantSource clock, Consumer<String> out) {
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

    Journal journal() {
        return new Journal(out, clock);
    }

    /// @throws IllegalStateException after saying so in the log, where the table is not named, or
    ///             is not the one that this version of Millrace uses
    void check() {
        if (!variable(TABLE).equals(Optional.of(TrackerTable.NAME))) {
            String problem = "IMPROPERLY CONFIGURED: " + variable(TABLE)
                    .map(other -> TABLE + " is " + other + ", and must be " + TrackerTable.NAME)
                    .orElse("Missing environment variable " + TABLE);
            journal().error(problem, Map.of());
            throw new IllegalStateException(problem);
        }
    }
}
