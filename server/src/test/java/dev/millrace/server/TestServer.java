package dev.millrace.server;

import dev.millrace.api.Application;
import dev.millrace.testkit.MemoryStore;
import dev.millrace.tracker.Agent;
import dev.millrace.tracker.Campaign;
import dev.millrace.tracker.Hit;
import dev.millrace.tracker.Origin;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.hits.HitBatch;
import dev.millrace.tracker.hits.HitBatches;
import dev.millrace.view.View;
import dev.millrace.view.ViewEngine;
import dev.millrace.view.ViewTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// A server on a free port over a store in memory, and a client that asks it.
final class TestServer implements AutoCloseable {
    static final Instant NOW = Instant.parse("2022-04-20T12:00:00Z");
    private final ViewEngine engine = new ViewEngine(
            Stream.of(Application.values())
                    .<View<?>>flatMap(application -> application.views().stream())
                    .toList());
    final MemoryStore store = new MemoryStore(InstantSource.fixed(NOW), engine);
    private final AtomicLong version = new AtomicLong();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;

    TestServer(ServerConfig config) {
        Stream.of(Application.values())
                .flatMap(application -> application.tables().stream())
                .forEach(store.tables()::create);
        store.tables().create(ViewTable.SCHEMA);
        server = HttpServer.start(config,
                new ServedApplications(store, version::get, engine.views(),
                        () -> Duration.ZERO, InstantSource.fixed(NOW)).content(config));
    }

    int port() {
        return server.port();
    }

    void view(String page, String time) {
        Hit hit = new Hit(Instant.parse(time).getEpochSecond(), version.incrementAndGet(),
                Hit.Kind.VIEW, page, 5, Origin.DIRECT, Agent.UNKNOWN, "DE", 200, 10,
                Campaign.NONE);
        HitBatch batch = HitBatch.of(Site.DEFAULT, "log", ZoneId.systemDefault(), List.of(hit))
                .numbered(version.intValue());
        store.putAll(TrackerTable.NAME, List.of(HitBatches.toItem(batch)));
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        HttpRequest.Builder request = request(path)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Says that the store has changed, so that no reply kept is shown again.
    void touch() {
        version.incrementAndGet();
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }
}
