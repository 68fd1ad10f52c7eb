package dev.millrace.server;

import dev.millrace.sqlite.SqliteStore;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.ingest.ImportTools;
import dev.millrace.tracker.ingest.Importer;
import dev.millrace.tracker.ingest.LogSource;
import dev.millrace.tracker.log.Formats;
import dev.millrace.tracker.views.TrackerViews;
import dev.millrace.view.View;
import dev.millrace.view.ViewEngine;
import dev.millrace.view.ViewTable;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

/// The server over an embedded store of its own, for a browser to look at.
final class DashboardServer implements AutoCloseable {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private final SqliteStore store;
    private final InstantSource clock;
    private final int port;
    private HttpServer http;

    DashboardServer(Path folder, InstantSource clock) {
        this.clock = clock;
        List<View<?>> views = TrackerViews.all();
        store = SqliteStore.open(folder, new ViewEngine(views));
        store.tables().create(TrackerTable.SCHEMA);
        store.tables().create(ViewTable.SCHEMA);
        http = listen(0);
        port = http.port();
    }

    String url() {
        return "http://localhost:" + port + "/";
    }

    void importS3(String name, String log) {
        byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
        LogSource source = new LogSource(name, Formats.named("s3"),
                () -> new ByteArrayInputStream(bytes));
        new Importer(store, Site.DEFAULT, ImportTools.of(Clock.fixed(clock.instant(), ZONE)))
                .run(List.of(source));
    }

    void goAway() {
        http.close();
    }

    void comeBack() {
        http = listen(port);
    }

    @Override
    public void close() {
        http.close();
        store.close();
    }

    private HttpServer listen(int wanted) {
        ServerConfig config = ServerConfig.local(wanted);
        ServedApplications content = new ServedApplications(store, store::dataVersion,
                TrackerViews.all(),
                () -> Duration.ZERO, clock);
        return HttpServer.start(config, content.content(config));
    }
}
