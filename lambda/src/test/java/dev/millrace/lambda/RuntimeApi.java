package dev.millrace.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/// Lambda's side of the Runtime API, for one function: hands it events one after the other and
/// takes its answers.
final class RuntimeApi implements AutoCloseable {
    private static final String ROOT = "/2018-06-01/runtime/";
    private static final String INVOCATION = ROOT + "invocation/";
    private static final int MILLIS = 60_000;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Call> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Call> taken = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> asked = new CompletableFuture<>();
    private final CompletableFuture<Void> restoring = new CompletableFuture<>();
    private final CompletableFuture<Void> restored = new CompletableFuture<>();

    private RuntimeApi(HttpServer server) {
        this.server = server;
    }

    static RuntimeApi start() throws IOException {
        RuntimeApi api = new RuntimeApi(HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        api.server.setExecutor(api.threads);
        api.server.createContext("/", api::answer);
        api.server.start();
        return api;
    }

    /// One event on its way.
    ///
    /// @param taken done when the function has got it
    /// @param answer the function's answer; fails where the function says that it failed
    record Call(String id, String event, CompletableFuture<Void> taken,
            CompletableFuture<String> answer) {}

    /// The function said that it failed.
    static final class FunctionFailed extends RuntimeException {
        private static final long serialVersionUID = 1;

        FunctionFailed(String message) {
            super(message);
        }
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    Call send(String event) {
        Call call = new Call(UUID.randomUUID().toString(), event, new CompletableFuture<>(),
                new CompletableFuture<>());
        waiting.add(call);
        return call;
    }

    /// Done when the function first asks for an event.
    CompletableFuture<Void> ready() {
        return asked;
    }

    /// Done when the function is ready for its snapshot.
    CompletableFuture<Void> snapshotReady() {
        return restoring;
    }

    /// Lets the function go on, as from its snapshot.
    void restore() {
        restored.complete(null);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (path.equals(INVOCATION + "next")) {
            next(exchange);
        } else if (path.equals(ROOT + "restore/next")) {
            restoring.complete(null);
            restored.join();
            reply(exchange, 200, "{}");
        } else if (path.equals(ROOT + "init/error")) {
            asked.completeExceptionally(new FunctionFailed(body));
            restoring.completeExceptionally(new FunctionFailed(body));
            reply(exchange, 202, "{}");
        } else {
            settle(path, body);
            reply(exchange, 202, "{}");
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        asked.complete(null);
        Call call;
        try {
            call = waiting.take();
        } catch (InterruptedException stopped) {
            exchange.close();
            return;
        }
        taken.put(call.id(), call);
        call.taken().complete(null);
        Map<String, String> headers = Map.of(
                "Lambda-Runtime-Aws-Request-Id", call.id(),
                "Lambda-Runtime-Deadline-Ms",
                String.valueOf(Instant.now().toEpochMilli() + MILLIS),
                "Lambda-Runtime-Invoked-Function-Arn",
                "arn:aws:lambda:us-east-1:123456789012:function:test",
                "Lambda-Runtime-Trace-Id",
                "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1",
                "Content-Type", "application/json");
        headers.forEach(exchange.getResponseHeaders()::set);
        reply(exchange, 200, call.event());
    }

    private void settle(String path, String body) {
        String id = path.substring(INVOCATION.length(), path.lastIndexOf('/'));
        Call call = taken.remove(id);
        if (call == null) {
            throw new IllegalStateException("nobody sent " + path);
        }
        if (path.endsWith("/response")) {
            call.answer().complete(body);
        } else {
            call.answer().completeExceptionally(new FunctionFailed(body));
        }
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
