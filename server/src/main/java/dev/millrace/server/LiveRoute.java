package dev.millrace.server;

import dev.millrace.api.MessagesEndpoints;
import dev.millrace.api.Problem;
import dev.millrace.server.live.LiveHub;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;

/// `GET /api/live`: the stream of what changes in the caller's conversations, as
/// server-sent events.
final class LiveRoute {
    static final String PATH = "/api/live";
    private static final int LATER_SECONDS = 30;

    private final Gate gate;
    private final MessagesEndpoints endpoints;
    private final LiveHub hub;

    LiveRoute(Gate gate, MessagesEndpoints endpoints, LiveHub hub) {
        this.gate = gate;
        this.endpoints = endpoints;
        this.hub = hub;
    }

    void mount(RoutesConfig routes) {
        routes.get(PATH, this::stream);
    }

    private void stream(Context context) {
        context.header("Cache-Control", "private, no-store");
        UUID user = endpoints.user(gate.caller(context)).uuid();
        if (hub.isFull(user)) {
            throw Problem.of(429, "Too many streams", "close some pages first")
                    .retryAfter(LATER_SECONDS)
                    .error();
        }
        context.contentType("text/event-stream; charset=utf-8");
        context.header("X-Accel-Buffering", "no");
        OutputStream out = begun(context);
        Optional<String> lastId = Optional.ofNullable(context.header("Last-Event-ID"));
        context.future(() -> hub.open(user, lastId, out));
    }

    /// Sends the headers, so that the page knows that it is connected.
    private static OutputStream begun(Context context) {
        try {
            context.res().flushBuffer();
            return context.res().getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
