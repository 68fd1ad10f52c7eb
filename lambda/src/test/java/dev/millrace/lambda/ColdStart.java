package dev.millrace.lambda;

import dev.millrace.testkit.DynamoDbLocal;
import dev.millrace.testkit.S3Local;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Measures how long each function takes from the start of its process to its first answer, and
/// what a cache of classes (JDK's AOT cache) or priming before a snapshot leaves of it. Of a
/// snapshot, the time counts from where it would be restored; restoring itself is AWS's.
///
/// Not a test: `main` prints medians, in milliseconds, of the zip that was built last. It is run in
/// the folder of this module.
final class ColdStart {
    private static final int RUNS = 5;
    private static final double MILLION = 1e6;

    private final Cloud cloud;
    private final Map<Class<?>, String> events;

    private ColdStart(Cloud cloud, Map<Class<?>, String> events) {
        this.cloud = cloud;
        this.events = events;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        try (DynamoDbLocal dynamoDb = DynamoDbLocal.start();
                S3Local s3 = S3Local.start();
                Cloud cloud = new Cloud(dynamoDb, s3)) {
            String logs = Events.json(Events.ofS3(Cloud.BUCKET,
                    cloud.put("a.log", SampleLogs.of(1, 200))));
            try (FunctionProcess function = FunctionProcess.start(LogsFunction.class,
                    cloud.surroundings())) {
                function.call(logs);
            }
            String changes = cloud.event(cloud.changes());
            new ColdStart(cloud, Map.of(LogsFunction.class, logs, StreamFunction.class, changes,
                    HttpFunction.class, Events.json(Events.get("/pagetotals", "prefix=blog%2F"))))
                    .measure();
        }
    }

    private void measure() throws IOException, InterruptedException {
        System.out.println("function             plain   cache  primed");
        for (Map.Entry<Class<?>, String> each : events.entrySet()) {
            Path cache = train(each.getKey(), each.getValue());
            List<String> cached = new ArrayList<>(FunctionProcess.OPTIONS);
            cached.add("-XX:AOTCache=" + cache);
            List<Double> plain = new ArrayList<>();
            List<Double> fromCache = new ArrayList<>();
            List<Double> primed = new ArrayList<>();
            for (int i = 0; i < RUNS; i++) {
                plain.add(fromStart(each.getKey(), each.getValue(), FunctionProcess.OPTIONS));
                fromCache.add(fromStart(each.getKey(), each.getValue(), cached));
                primed.add(fromSnapshot(each.getKey(), each.getValue()));
            }
            System.out.printf("%-18s %7.0f %7.0f %7.0f%n", each.getKey().getSimpleName(),
                    median(plain), median(fromCache), median(primed));
            Files.delete(cache);
        }
    }

    private double fromStart(Class<?> handler, String event, List<String> options)
            throws IOException {
        long start = System.nanoTime();
        try (FunctionProcess function = FunctionProcess.start(handler,
                cloud.surroundings().variables(), options)) {
            function.call(event);
            return (System.nanoTime() - start) / MILLION;
        }
    }

    private double fromSnapshot(Class<?> handler, String event) throws IOException {
        Map<String, String> variables = new HashMap<>(cloud.surroundings().variables());
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        try (FunctionProcess function = FunctionProcess.start(handler, variables,
                FunctionProcess.OPTIONS)) {
            function.api().snapshotReady().join();
            long start = System.nanoTime();
            function.api().restore();
            function.call(event);
            return (System.nanoTime() - start) / MILLION;
        }
    }

    /// Writes a cache of what one call loads.
    private Path train(Class<?> handler, String event) throws IOException, InterruptedException {
        Path cache = Path.of("target", handler.getSimpleName() + ".aot").toAbsolutePath();
        List<String> options = new ArrayList<>(FunctionProcess.OPTIONS);
        options.add("-XX:AOTCacheOutput=" + cache);
        try (FunctionProcess function = FunctionProcess.start(handler,
                cloud.surroundings().variables(), options)) {
            function.call(event);
            function.end();
        }
        return cache;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
