package dev.millrace.server;

import dev.millrace.api.Access;
import dev.millrace.api.Endpoint;
import dev.millrace.api.Method;
import dev.millrace.api.Problem;
import dev.millrace.api.Reply;
import dev.millrace.api.Request;
import dev.millrace.server.identity.SignIn;
import dev.millrace.store.Capacity;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;

/// Mounts the endpoints: a request of HTTP becomes a request of the API, its reply one of HTTP.
final class Routes {
    static final String CAPACITY = "X-Consumed-Capacity";

    private final HttpServer.Content content;
    private final Gate gate;
    private final ReplyCache cache;

    Routes(HttpServer.Content content) {
        this.content = content;
        this.gate = content.messages()
                .map(ServedMessages::gate)
                .orElseGet(() -> new Gate(new SignIn.Nobody().tokens()));
        this.cache = new ReplyCache(content.version(), content.metrics());
    }

    void mount(RoutesConfig routes) {
        for (Endpoint endpoint : content.endpoints()) {
            switch (endpoint.method()) {
                case GET -> {
                    routes.get(endpoint.path(), context -> read(endpoint, context));
                    routes.addHttpHandler(HandlerType.HEAD, endpoint.path(),
                            context -> read(endpoint, context));
                }
                case POST -> routes.post(endpoint.path(), context -> change(endpoint, context));
                case PUT -> routes.put(endpoint.path(), context -> change(endpoint, context));
                case DELETE -> routes.delete(endpoint.path(), context -> delete(endpoint, context));
            }
        }
        routes.get("/metrics", context -> {
            context.contentType("text/plain; version=0.0.4; charset=utf-8");
            context.result(content.metrics().text());
        });
    }

    private void read(Endpoint endpoint, Context context) {
        switch (endpoint.access()) {
            case OPEN -> {
                context.header("Cache-Control", "no-cache");
                write(context, cache.get(endpoint, request(context, "")));
            }
            case SIGNED_IN -> {
                context.header("Cache-Control", "private, no-store");
                write(context, answer(endpoint, context, ""));
            }
        }
    }

    private void change(Endpoint endpoint, Context context) throws IOException {
        context.header("Cache-Control", "no-store");
        String type = context.contentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(Reply.JSON)) {
            Problems.answer(context, Problem.of(415, "Unsupported media type",
                    "the body must be JSON, with the content type application/json"));
            return;
        }
        write(context, answer(endpoint, context, BodyLimit.text(context)));
    }

    private void delete(Endpoint endpoint, Context context) {
        context.header("Cache-Control", "no-store");
        write(context, answer(endpoint, context, ""));
    }

    private Reply answer(Endpoint endpoint, Context context, String body) {
        Request request = request(context, body);
        return endpoint.answer(endpoint.access() == Access.SIGNED_IN
                ? request.from(gate.caller(context))
                : request);
    }

    private void write(Context context, Reply reply) {
        content.metrics().consumed(reply.used());
        context.header(CAPACITY, capacity(reply.used()));
        Problems.write(context, reply);
    }

    private static Request request(Context context, String body) {
        return new Request(context.pathParamMap(), context.queryParamMap(), context.headerMap(),
                body);
    }

    /// `read=1.5 write=0`.
    static String capacity(Capacity used) {
        return "read=" + number(used.readUnits()) + " write=" + number(used.writeUnits());
    }

    private static String number(double units) {
        return BigDecimal.valueOf(units).stripTrailingZeros().toPlainString();
    }

    /// The value of a header Allow.
    static String allowed(Set<Method> methods) {
        StringJoiner names = new StringJoiner(", ");
        if (methods.contains(Method.GET)) {
            names.add("GET").add("HEAD");
        }
        methods.stream()
                .filter(method -> method != Method.GET)
                .map(Method::name)
                .forEach(names::add);
        return names.add("OPTIONS").toString();
    }
}
