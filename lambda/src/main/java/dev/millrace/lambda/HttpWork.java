package dev.millrace.lambda;

import dev.millrace.api.Access;
import dev.millrace.api.Endpoint;
import dev.millrace.api.Method;
import dev.millrace.api.Problem;
import dev.millrace.api.Reply;
import dev.millrace.api.Request;
import dev.millrace.store.Capacity;
import dev.millrace.store.StoreException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Answers requests: looks the route up in the endpoints that all doors share. Pages of other
/// origins are let in by API Gateway, which knows them (CORS), and it verifies tokens.
final class HttpWork implements Doorway.Work {
    private static final int MOST_BODY_BYTES = 64 * 1024;

    /// What a function cannot know, see [UnknownFreshness].
    private static final Set<String> OF_FRESHNESS = Set.of("X-View-Lag", "X-After");

    private final Map<String, Endpoint> endpoints;

    HttpWork(List<Endpoint> endpoints) {
        this.endpoints = endpoints.stream()
                .collect(Collectors.toUnmodifiableMap(HttpWork::route, Function.identity()));
    }

    @Override
    public Object answer(JsonNode json, Invocation invocation) {
        HttpEvent event = new HttpEvent(json);
        Endpoint endpoint = endpoints.get(event.route());
        Reply reply = endpoint == null
                ? Reply.of(Problem.notFound("there is no " + event.path()))
                : reply(endpoint, event, invocation);
        invocation.metrics().count("Requests", 1);
        invocation.metrics()
                .count(reply.status() < 500 ? "Refused" : "Broken",
                        reply.status() < 400 ? 0 : 1);
        return answered(endpoint != null && isNobodyElses(endpoint), reply);
    }

    /// Whether a reply may not be kept for others, or for later.
    private static boolean isNobodyElses(Endpoint endpoint) {
        return endpoint.method() != Method.GET || endpoint.access() == Access.SIGNED_IN;
    }

    private static String route(Endpoint endpoint) {
        return endpoint.method() + " " + endpoint.path();
    }

    private static Reply reply(Endpoint endpoint, HttpEvent event, Invocation invocation) {
        try {
            return checked(endpoint, event);
        } catch (StoreException failure) {
            tell(endpoint, failure, invocation);
            return Reply.of(Problem.of(503, "Unavailable",
                    "the store does not answer; the function's log says why"));
        } catch (RuntimeException failure) {
            tell(endpoint, failure, invocation);
            return Reply.of(Problem.of(500, "Failed",
                    "this should not have happened; the function's log says more"));
        }
    }

    private static Reply checked(Endpoint endpoint, HttpEvent event) {
        if (endpoint.method().hasBody()
                && !event.contentType().toLowerCase(Locale.ROOT).startsWith(Reply.JSON)) {
            return Reply.of(Problem.of(415, "Unsupported media type",
                    "the body must be JSON, with the content type application/json"));
        }
        Request request;
        try {
            request = event.request();
        } catch (IllegalArgumentException broken) {
            return Reply.of(Problem.of(400, "Bad request", "the request cannot be decoded: "
                    + broken.getMessage()));
        }
        if (endpoint.access() == Access.SIGNED_IN && request.caller().isEmpty()) {
            return Reply.of(Problem.of(401, "Unauthorized", "sign in first"));
        }
        return request.body().getBytes(StandardCharsets.UTF_8).length > MOST_BODY_BYTES
                ? Reply.of(Problem.of(413, "Too large",
                        "a body has at most " + MOST_BODY_BYTES + " bytes"))
                : endpoint.answer(request);
    }

    private static void tell(Endpoint endpoint, RuntimeException failure, Invocation invocation) {
        invocation.error(route(endpoint) + " failed: " + failure.getMessage(),
                Map.of("error", failure.getClass().getName()));
    }

    private static Map<String, Object> answered(boolean isPrivate, Reply reply) {
        Map<String, String> headers = new LinkedHashMap<>(reply.headers());
        headers.keySet().removeAll(OF_FRESHNESS);
        headers.put("Content-Type", reply.contentType());
        headers.put("Cache-Control", isPrivate ? "no-store" : "no-cache");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Consumed-Capacity", capacity(reply.used()));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("statusCode", reply.status());
        answer.put("headers", headers);
        answer.put("body", reply.body());
        answer.put("isBase64Encoded", false);
        return answer;
    }

    private static String capacity(Capacity used) {
        return "read=" + number(used.readUnits()) + " write=" + number(used.writeUnits());
    }

    private static String number(double units) {
        return BigDecimal.valueOf(units).stripTrailingZeros().toPlainString();
    }
}
