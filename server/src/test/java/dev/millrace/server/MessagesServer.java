package dev.millrace.server;

import dev.millrace.api.RateLimit;
import dev.millrace.messages.MessagesTable;
import dev.millrace.messages.MessagesViews;
import dev.millrace.messages.Messenger;
import dev.millrace.server.cache.ReadAside;
import dev.millrace.server.cache.WriteTap;
import dev.millrace.server.identity.DevTokens;
import dev.millrace.server.identity.SignIn;
import dev.millrace.sqlite.SqliteStore;
import dev.millrace.store.Store;
import dev.millrace.view.View;
import dev.millrace.view.ViewEngine;
import dev.millrace.view.ViewTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server of messages on an embedded store of its own, which may be stopped and started again on
/// the same port, and clients that are signed in.
public final class MessagesServer implements AutoCloseable {
    /// As fast as tests like.
    public static final RateLimit FAST = new RateLimit(1e6, 1e6);
    private static final byte[] KEY = "a key of thirty-two bytes or more".getBytes(
            StandardCharsets.UTF_8);

    private final Path folder;
    private final Manner manner;
    private final DevTokens tokens = new DevTokens(KEY, InstantSource.system());
    private final HttpClient client = HttpClient.newHttpClient();
    private int port;
    private Running running;

    /// How the server is set.
    public record Manner(ReadAside cache, RateLimit limit, Set<String> origins) {
        public static final Manner PLAIN = new Manner(ReadAside.LOCAL, FAST, Set.of());
    }

    private record Running(SqliteStore sqlite, Store store, HttpServer http) {
        void stop() {
            http.close();
            sqlite.close();
        }
    }

    public MessagesServer(Path folder, Manner manner) {
        this.folder = folder;
        this.manner = manner;
        this.running = listen();
    }

    private Running listen() {
        List<View<?>> views = MessagesViews.all();
        WriteTap tap = new WriteTap(MessagesTable.SCHEMA);
        SqliteStore sqlite = SqliteStore.open(folder, tap.around(new ViewEngine(views)));
        sqlite.tables().create(MessagesTable.SCHEMA);
        sqlite.tables().create(ViewTable.SCHEMA);
        Store store = tap.around(sqlite);
        ServerMetrics metrics = new ServerMetrics();
        ServedMessages messages = ServedMessages.start(
                new ServedMessages.Ground(store, tap, sqlite::foreignVersion, false,
                        InstantSource.system()),
                new ServedMessages.Manner(new SignIn.Development(tokens), manner.cache(),
                        manner.limit()),
                metrics, System.err::println);
        ServerConfig config = new ServerConfig(ServerConfig.LOOPBACK, port, manner.origins(),
                Set.of(), Optional.empty());
        HttpServer http = HttpServer.start(config,
                new ServedApplications(store, sqlite::dataVersion, views, () -> Duration.ZERO,
                        InstantSource.system()).content(config, metrics, Optional.of(messages)));
        port = http.port();
        return new Running(sqlite, store, http);
    }

    /// What another process would write with.
    public Messenger messenger() {
        return new Messenger(running.store(), InstantSource.system(), new SecureRandom());
    }

    public String token(String handle) {
        return tokens.issue(handle);
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /// A request of somebody who is signed in.
    public HttpRequest.Builder as(String handle, String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token(handle));
    }

    public HttpResponse<String> get(String handle, String path) {
        return send(as(handle, path));
    }

    public HttpResponse<String> post(String handle, String path, String body) {
        return send(withBody("POST", handle, path, body));
    }

    public HttpResponse<String> put(String handle, String path, String body) {
        return send(withBody("PUT", handle, path, body));
    }

    public HttpResponse<String> delete(String handle, String path) {
        return send(as(handle, path).DELETE());
    }

    /// The JSON of an answer that must be a good one.
    public JsonNode json(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return JsonMapper.shared().readTree(response.body());
    }

    /// Sends to somebody; answers the group.
    public String say(String from, String to, String text) {
        return json(post(from, "/api/messages", JsonMapper.shared()
                .writeValueAsString(Map.of("handle", to, "message", text))))
                .get("message_group_uuid")
                .stringValue();
    }

    /// Makes sure that they are users.
    public void meet(String... handles) {
        for (String handle : handles) {
            json(get(handle, "/api/users/me"));
        }
    }

    private HttpRequest.Builder withBody(String method, String handle, String path, String body) {
        return as(handle, path).header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpClient client() {
        return client;
    }

    public void stop() {
        running.stop();
    }

    public void start() {
        running = listen();
    }

    @Override
    public void close() {
        stop();
        client.close();
    }
}
