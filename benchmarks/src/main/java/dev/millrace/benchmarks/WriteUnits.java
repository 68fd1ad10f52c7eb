package dev.millrace.benchmarks;

import dev.millrace.dynamodb.worker.Pace;
import dev.millrace.dynamodb.worker.StreamWorker;
import dev.millrace.dynamodb.worker.WorkerTable;
import dev.millrace.store.Derivation;
import dev.millrace.testkit.HandClock;
import dev.millrace.testkit.MemoryStore;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.ingest.ImportReport;
import dev.millrace.tracker.ingest.ImportTools;
import dev.millrace.tracker.ingest.Importer;
import dev.millrace.tracker.ingest.LogSource;
import dev.millrace.tracker.log.Formats;
import dev.millrace.tracker.views.TrackerViews;
import dev.millrace.view.StreamApplier;
import dev.millrace.view.ViewAudit;
import dev.millrace.view.ViewEngine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// What a log costs in DynamoDB's write units, views included: counted by the strict store in
/// memory, whose views follow its change stream as they do on DynamoDB.
public final class WriteUnits {
    private static final Instant NOW = Instant.parse("2026-10-02T00:00:00Z");
    private static final Pace PACE = Pace.DEFAULT;

    private final HandClock clock = new HandClock(NOW);
    private final MemoryStore store = new MemoryStore(clock, Derivation.NONE);
    private final StreamWorker worker;

    private WriteUnits() {
        ViewEngine engine = new ViewEngine(TrackerViews.all());
        store.tables().create(TrackerTable.SCHEMA.withEngineAttributes());
        store.tables().create(WorkerTable.SCHEMA);
        new ViewAudit(store, engine);
        StreamWorker.Setting setting = new StreamWorker.Setting(store, TrackerTable.NAME,
                store.changes(TrackerTable.NAME), "worker", PACE, clock);
        worker = new StreamWorker(setting, new StreamApplier(store, engine, clock),
                tasks -> tasks.forEach(Runnable::run));
    }

    /// @param facts units before the views followed
    /// @param all units of facts, views and workers together
    public record Spent(long lines, long views, double facts, double all) {
        public double unitsPerView() {
            return all / views;
        }

        public double unitsPerLine() {
            return all / lines;
        }

        @Override
        public String toString() {
            return "%d lines, %d page views: facts %.0f, views %.0f, per view %.3f, per line %.3f"
                    .formatted(lines, views, facts, all - facts, unitsPerView(), unitsPerLine());
        }
    }

    /// Arguments: lines, lines of an object.
    public static void main(String[] args) throws IOException {
        int lines = Integer.parseInt(args[0]);
        System.out.println("one file:    " + ofOneFile(lines));
        System.out.println("one folder:  " + ofObjects(lines, Integer.parseInt(args[1])));
        System.out.println("as they come: " + ofArrivals(lines, Integer.parseInt(args[1]), 10));
    }

    /// A log that is imported whole.
    public static Spent ofOneFile(int lines) throws IOException {
        WriteUnits run = new WriteUnits();
        ImportReport report = run.imported(List.of(source("access.log", log(lines))));
        return run.spent(report);
    }

    /// The same in objects that are imported together.
    public static Spent ofObjects(int lines, int linesOfObject) throws IOException {
        WriteUnits run = new WriteUnits();
        return run.spent(run.imported(objects(lines, linesOfObject)));
    }

    /// The same in objects that are each imported when they come, `together` of them between two
    /// reads of the stream.
    public static Spent ofArrivals(int lines, int linesOfObject, int together)
            throws IOException {
        WriteUnits run = new WriteUnits();
        ImportReport sum = ImportReport.NONE;
        double facts = 0;
        int come = 0;
        for (LogSource object : objects(lines, linesOfObject)) {
            double before = run.units();
            sum = sum.plus(run.imported(List.of(object)));
            facts += run.units() - before;
            come++;
            if (come % together == 0) {
                run.follow();
            }
        }
        run.follow();
        return new Spent(sum.lines(), sum.views(), facts, run.units());
    }

    private Spent spent(ImportReport report) {
        double facts = units();
        follow();
        return new Spent(report.lines(), report.views(), facts, units());
    }

    private ImportReport imported(List<LogSource> sources) {
        return new Importer(store, Site.DEFAULT,
                ImportTools.of(Clock.fixed(clock.instant(), ZoneOffset.UTC))).run(sources);
    }

    private void follow() {
        long fence = worker.raiseFence();
        while (!worker.isPast(fence)) {
            worker.step();
            clock.advance(Duration.ofMillis(500));
        }
    }

    private double units() {
        return store.tables()
                .consumed()
                .values()
                .stream()
                .mapToDouble(used -> used.writeUnits())
                .sum();
    }

    private static List<LogSource> objects(int lines, int linesOfObject) throws IOException {
        List<String> all = new String(log(lines), StandardCharsets.UTF_8).lines().toList();
        List<LogSource> objects = new ArrayList<>();
        for (int from = 0; from < all.size(); from += linesOfObject) {
            List<String> part = all.subList(from, Math.min(all.size(), from + linesOfObject));
            objects.add(source("object" + from,
                    (String.join("\n", part) + "\n").getBytes(StandardCharsets.UTF_8)));
        }
        return objects;
    }

    private static LogSource source(String name, byte[] log) {
        return new LogSource(name, Formats.named("s3"), () -> new ByteArrayInputStream(log));
    }

    private static byte[] log(int lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new S3LogGenerator(1).write(out, lines);
        return out.toByteArray();
    }
}
