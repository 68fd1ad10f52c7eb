package dev.millrace.server.live;

import dev.millrace.server.MessagesServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A page's end of a stream: collects what comes, as a browser would understand it.
final class LiveReader implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private final InputStream body;
    private final List<Event> events = new ArrayList<>();
    private final Thread thread;
    private String lastId = "";

    record Event(String name, JsonNode data) {}

    LiveReader(MessagesServer server, String handle, Optional<String> lastId) {
        HttpRequest.Builder request = server.as(handle, "/api/live");
        lastId.ifPresent(id -> request.header("Last-Event-ID", id));
        try {
            HttpResponse<InputStream> response = server.client()
                    .send(request.build(), BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError("status " + response.statusCode());
            }
            body = response.body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        thread = Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String name = "message";
            Optional<String> data = Optional.empty();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    add(name, data);
                    data = Optional.empty();
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = Optional.of(line.substring(6));
                } else if (line.startsWith("id: ")) {
                    note(line.substring(4));
                }
            }
        } catch (IOException closed) {
            // The stream is over.
        }
    }

    private synchronized void note(String id) {
        lastId = id;
    }

    private synchronized void add(String name, Optional<String> data) {
        data.ifPresent(
                text -> events.add(new Event(name, JsonMapper.shared().readTree(text))));
        notifyAll();
    }

    synchronized String lastId() {
        return lastId;
    }

    synchronized List<Event> events() {
        return List.copyOf(events);
    }

    /// Waits for an event.
    synchronized Event await(String name, Predicate<JsonNode> wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            for (Event event : events) {
                if (event.name().equals(name) && wanted.test(event.data())) {
                    return event;
                }
            }
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("no such " + name + " among " + events);
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    Event await(String name) {
        return await(name, _ -> true);
    }

    Event message(String text) {
        return await("message", data -> data.get("message").stringValue().equals(text));
    }

    /// The texts of messages that came, in their order.
    List<String> texts() {
        return events().stream()
                .filter(event -> event.name().equals("message"))
                .map(event -> event.data().get("message").stringValue())
                .toList();
    }

    void awaitEnd() {
        try {
            if (!thread.join(Duration.ofSeconds(PATIENCE_SECONDS))) {
                throw new AssertionError("the stream goes on");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
