package dev.millrace.server;

import dev.millrace.api.Application;
import dev.millrace.sqlite.SqliteStore;
import dev.millrace.store.Write;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.ingest.ImportTools;
import dev.millrace.tracker.ingest.Importer;
import dev.millrace.tracker.ingest.LogSource;
import dev.millrace.tracker.log.Formats;
import dev.millrace.view.View;
import dev.millrace.view.ViewEngine;
import dev.millrace.view.ViewTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/// The server over an embedded store of its own, for a browser to look at.
final class DashboardServer implements AutoCloseable {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final List<View<?>> VIEWS = Stream.of(Application.values())
            .<View<?>>flatMap(application -> application.views().stream())
            .toList();

    private final SqliteStore store;
    private final InstantSource clock;
    private final int port;
    private HttpServer http;

    DashboardServer(Path folder, InstantSource clock) {
        this.clock = clock;
        store = SqliteStore.open(folder, new ViewEngine(VIEWS));
        Stream.of(Application.values())
                .flatMap(application -> application.tables().stream())
                .forEach(store.tables()::create);
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

    /// Writes a map or a point as another program does.
    void put(String path, String json) {
        send(path, "PUT", HttpRequest.BodyPublishers.ofString(json));
    }

    void delete(String path) {
        send(path, "DELETE", HttpRequest.BodyPublishers.noBody());
    }

    String get(String path) {
        return send(path, "GET", HttpRequest.BodyPublishers.noBody());
    }

    private String send(String path, String method, HttpRequest.BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request,
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(path + ": " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// What is written past all checks.
    void write(Write write) {
        store.write(write);
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
        ServedApplications content = new ServedApplications(store, store::dataVersion, VIEWS,
                () -> Duration.ZERO, clock);
        return HttpServer.start(config, content.content(config));
    }
}
