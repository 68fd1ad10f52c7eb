package dev.millrace.lambda;

import dev.millrace.testkit.DynamoDbLocal;
import dev.millrace.testkit.S3Local;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.ingest.ImportTools;
import dev.millrace.tracker.ingest.Importer;
import dev.millrace.tracker.ingest.LogSource;
import dev.millrace.tracker.log.Formats;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Measures how long each function takes from the start of its process to its first answer, and
/// what a cache of classes (JDK's AOT cache) or priming before a snapshot leaves of it. Of a
/// snapshot, the time counts from where it would be restored; restoring itself is AWS's. The last
/// column is a call when all is warm, which is mostly the local services' time.
///
/// Every call is a new one: a log object of 20 lines of a minute, as S3 writes them one after the
/// other; the change that such an object makes; `/pagetotals`.
///
/// Not a test: `benchmarks/cold-start` runs `main`, which prints medians in milliseconds. It is run
/// in the folder of this module.
final class ColdStart {
    private static final int RUNS = 9;
    private static final int LINES = 20;
    private static final double MILLION = 1e6;

    private final Cloud cloud;
    private final AtomicLong seeds = new AtomicLong();

    private ColdStart(Cloud cloud) {
        this.cloud = cloud;
    }

    static void main() throws IOException, InterruptedException {
        try (DynamoDbLocal dynamoDb = DynamoDbLocal.start();
                S3Local s3 = S3Local.start();
                Cloud cloud = new Cloud(dynamoDb, s3)) {
            ColdStart measured = new ColdStart(cloud);
            System.out.println("function             plain   cache  primed    warm");
            measured.measure(HttpFunction.class, () -> Events.json(
                    Events.get("/pagetotals", "prefix=blog%2F")));
            measured.measure(StreamFunction.class, measured::change);
            measured.measure(LogsFunction.class, measured::object);
        }
    }

    /// News of a new log object.
    private String object() {
        long seed = seeds.incrementAndGet();
        return Events.json(Events.ofS3(Cloud.BUCKET,
                cloud.put(seed + ".log", SampleLogs.ofMinute(seed, LINES))));
    }

    /// The change that importing a new log object makes.
    private String change() {
        long seed = seeds.incrementAndGet();
        new Importer(cloud.store(), Site.DEFAULT, ImportTools.of(Clock.systemUTC()))
                .run(List.of(new LogSource(seed + ".log", Formats::detect,
                        () -> new ByteArrayInputStream(SampleLogs.ofMinute(seed, LINES)))));
        return cloud.event(List.of(cloud.changes().getLast()));
    }

    private void measure(Class<?> handler, Supplier<String> event)
            throws IOException, InterruptedException {
        Path cache = train(handler, event.get());
        List<String> cached = new ArrayList<>(FunctionProcess.OPTIONS);
        cached.add("-XX:AOTCache=" + cache);
        List<Double> plain = new ArrayList<>();
        List<Double> fromCache = new ArrayList<>();
        List<Double> primed = new ArrayList<>();
        List<Double> warm = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            plain.add(fromStart(handler, event.get(), FunctionProcess.OPTIONS));
            fromCache.add(fromStart(handler, event.get(), cached));
            fromSnapshot(handler, event, primed, warm);
        }
        System.out.printf("%-18s %7.0f %7.0f %7.0f %7.0f%n", handler.getSimpleName(),
                median(plain), median(fromCache), median(primed), median(warm));
        Files.delete(cache);
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

    private void fromSnapshot(Class<?> handler, Supplier<String> event, List<Double> primed,
            List<Double> warm) throws IOException {
        try (FunctionProcess function = FunctionProcess.atSnapshot(handler,
                cloud.surroundings())) {
            String first = event.get();
            long restored = System.nanoTime();
            function.api().restore();
            function.call(first);
            primed.add((System.nanoTime() - restored) / MILLION);
            String second = event.get();
            long called = System.nanoTime();
            function.call(second);
            warm.add((System.nanoTime() - called) / MILLION);
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
