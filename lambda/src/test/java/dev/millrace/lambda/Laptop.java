package dev.millrace.lambda;

import dev.millrace.api.Endpoint;
import dev.millrace.api.Request;
import dev.millrace.api.StoredSites;
import dev.millrace.api.TrackerEndpoints;
import dev.millrace.sqlite.SqliteStore;
import dev.millrace.store.Store;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.ingest.ImportTools;
import dev.millrace.tracker.ingest.Importer;
import dev.millrace.tracker.ingest.LogSource;
import dev.millrace.tracker.log.Formats;
import dev.millrace.view.ViewTable;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// What a laptop answers: the same logs in the embedded store.
final class Laptop {
    private Laptop() {}

    static String pageTotals(Path folder, List<byte[]> logs) {
        try (Store store = SqliteStore.open(folder, Calls.BACKEND.engine())) {
            Calls.BACKEND.tables().forEach(store.tables()::create);
            store.tables().create(ViewTable.SCHEMA);
            new Importer(store, Site.DEFAULT, ImportTools.of(Clock.systemUTC()))
                    .run(logs.stream().map(Laptop::source).toList());
            return pageTotals(store);
        }
    }

    private static LogSource source(byte[] log) {
        return new LogSource("a log", Formats.named("auto"), () -> new ByteArrayInputStream(log));
    }

    private static String pageTotals(Store store) {
        Endpoint totals = new TrackerEndpoints(new StoredSites(store, InstantSource.system()),
                Optional.empty(), new Random(1)).all()
                .stream()
                .filter(endpoint -> endpoint.path().equals("/pagetotals"))
                .findFirst()
                .orElseThrow();
        return totals.answer(
                new Request(Map.of(), Map.of("prefix", List.of("blog/")), Map.of(), "")).body();
    }
}
