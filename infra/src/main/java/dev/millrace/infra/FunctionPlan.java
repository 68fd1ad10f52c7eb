package dev.millrace.infra;

import java.util.Map;

/// One function as it is deployed.
///
/// @param name its name on AWS
/// @param handler class in the functions' zip
/// @param reserved how many of it may run at once, at most
/// @param environment beside what all functions get
record FunctionPlan(String name, String handler, int timeoutSeconds, int reserved,
        Map<String, String> environment) {
    private static final String PACKAGE = "dev.millrace.lambda.";
    /// Enough for the JVM's heap; more memory is more processor, too, but dearer while it waits
    /// for DynamoDB.
    static final int MEMORY = 1024;

    FunctionPlan {
        environment = Map.copyOf(environment);
    }

    /// Stores the lines of log objects.
    static FunctionPlan logs(Map<String, String> environment) {
        return new FunctionPlan("millrace-tracker-logs", PACKAGE + "LogsFunction", 10, 5,
                environment);
    }

    /// Answers requests of an application.
    static FunctionPlan http(String application, Map<String, String> environment) {
        return new FunctionPlan(application + "-http", PACKAGE + "HttpFunction", 10, 20,
                environment);
    }

    /// Keeps the views of an application: one call at a time for each shard of its streams.
    static FunctionPlan views(String name) {
        return new FunctionPlan(name, PACKAGE + "StreamFunction", 25, 10, Map.of());
    }

    /// What is due by the clock.
    static FunctionPlan schedule(String application) {
        return new FunctionPlan(application + "-schedule", PACKAGE + "ScheduleFunction", 60, 1,
                Map.of());
    }
}
