package dev.millrace.server;

import dev.millrace.api.Endpoint;
import dev.millrace.api.Reply;
import dev.millrace.api.Request;
import dev.millrace.api.TrackedSites;
import dev.millrace.api.TrackerEndpoints;
import dev.millrace.sqlite.SqliteStore;
import dev.millrace.store.Capacity;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.ingest.ImportTools;
import dev.millrace.tracker.ingest.Importer;
import dev.millrace.tracker.ingest.LogSource;
import dev.millrace.tracker.ingest.StoredSettings;
import dev.millrace.tracker.log.Formats;
import dev.millrace.tracker.question.TrackedSite;
import dev.millrace.tracker.views.TrackerViews;
import dev.millrace.view.ViewEngine;
import dev.millrace.view.ViewTable;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// The tracker's endpoints and pages over an embedded store, for a browser to look at.
final class DashboardServer implements AutoCloseable, TrackedSites {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final String POLICY = "default-src 'self'; base-uri 'none'";

    private final SqliteStore store;
    private final InstantSource clock;
    private final int port;
    private Javalin http;

    DashboardServer(Path folder, InstantSource clock) {
        this.clock = clock;
        store = SqliteStore.open(folder, new ViewEngine(TrackerViews.all()));
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
        http.stop();
    }

    void comeBack() {
        http = listen(port);
    }

    @Override
    public List<TrackedSite> all() {
        return List.of(tracked(Site.DEFAULT));
    }

    @Override
    public Optional<TrackedSite> find(String name) {
        return all().stream().filter(site -> site.site().name().equals(name)).findFirst();
    }

    @Override
    public void close() {
        http.stop();
        store.close();
    }

    private TrackedSite tracked(Site site) {
        ZoneId zone = new StoredSettings(store, site).find()
                .map(settings -> settings.zone())
                .orElse(ZONE);
        return new TrackedSite(store, site, zone, clock);
    }

    private Javalin listen(int port) {
        return Javalin.create(this::configure).start("localhost", port);
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.staticFiles.enableWebjars();
        config.staticFiles.add("/web", Location.CLASSPATH);
        config.routes.before(context -> context.header("Content-Security-Policy", POLICY));
        TrackerEndpoints tracker = new TrackerEndpoints(this, Optional.empty(),
                () -> new TrackerEndpoints.ViewsReport(List.of(), Capacity.NONE), new Random(1));
        for (Endpoint endpoint : tracker.all()) {
            switch (endpoint.method()) {
                case GET -> config.routes.get(endpoint.path(), context -> answer(endpoint, context));
                case POST -> config.routes.post(endpoint.path(),
                        context -> answer(endpoint, context));
            }
        }
    }

    private static void answer(Endpoint endpoint, Context context) {
        Map<String, List<String>> query = context.queryParamMap();
        Reply reply =
                endpoint.answer(new Request(context.pathParamMap(), query, context.body()));
        context.status(reply.status())
                .contentType(reply.contentType())
                .header("X-Consumed-Capacity", "read=" + reply.used().readUnits()
                        + ", write=" + reply.used().writeUnits())
                .result(reply.body());
    }
}
