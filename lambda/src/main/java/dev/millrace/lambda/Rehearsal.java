package dev.millrace.lambda;

import dev.millrace.json.Json;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/// Calls of a function before anybody calls it, on services that stand in this process: so that the
/// first call finds classes loaded and code compiled. Nothing is read, written or logged outside.
///
/// A function that starts from nothing plays the first call while its own clients are made, on
/// another processor. Before a snapshot is taken there is time to play all of them, again and again.
final class Rehearsal {
    private static final int ROUNDS = 20;

    private final Opening.Role role;
    private final Supplier<List<String>> events;
    private final Setting silent = Setting.ofProcess().silent();

    /// @param events what the function is called with, the most usual one first
    Rehearsal(Opening.Role role, Supplier<List<String>> events) {
        this.role = role;
        this.events = events;
    }

    /// Begins with what is ours, while the function's own clients are made: two threads that load
    /// the same classes wait for each other.
    void first() {
        String event = events.get().getFirst();
        Json.write(Json.read(event));
        play(event, OutputStream.nullOutputStream(), Clients.none(silent));
        play(event, OutputStream.nullOutputStream());
    }

    void all() {
        List<String> calls = events.get();
        for (int i = 0; i < ROUNDS; i++) {
            calls.forEach(event -> play(event, OutputStream.nullOutputStream()));
        }
    }

    /// One call, on services that know of none before.
    ///
    /// @return what it counted
    Metrics play(String event, OutputStream out) {
        return play(event, out, Clients.atEmptyEndpoint(silent));
    }

    /// One call, on these services, which are closed.
    ///
    /// @return what it counted
    Metrics play(String event, OutputStream out, Clients services) {
        try (services) {
            InputStream in = new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8));
            Invocation invocation = Invocation.silent();
            role.doorway(silent, services).pass(in, out, invocation);
            return invocation.metrics();
        }
    }
}
