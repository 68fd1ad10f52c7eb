package dev.millrace.api;

import dev.millrace.json.Json;
import dev.millrace.store.Capacity;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// What an endpoint answers.
///
/// @param headers beside the content type and the capacity
/// @param body as text, already in the form that the content type names
/// @param used capacity that making it consumed
public record Reply(int status, String contentType, Map<String, String> headers, String body,
        Capacity used) {
    public static final String JSON = "application/json";
    public static final String PROBLEM = "application/problem+json";

    public Reply {
        headers = Map.copyOf(headers);
    }

    /// Status 200 and this value as JSON.
    public static Reply ok(Object value, Capacity used) {
        return of(200, value, used);
    }

    /// This value as JSON.
    public static Reply of(int status, Object value, Capacity used) {
        return new Reply(status, JSON, Map.of(), Json.write(value), used);
    }

    public static Reply of(Problem problem) {
        Map<String, String> headers = new HashMap<>();
        if (problem.status() == 401) {
            headers.put("WWW-Authenticate", "Bearer");
        }
        if (problem.retryAfterSeconds() > 0) {
            headers.put("Retry-After", String.valueOf(problem.retryAfterSeconds()));
        }
        return new Reply(problem.status(), PROBLEM, headers, Json.write(problem.members()),
                problem.used());
    }

    /// Status 204, which has no body.
    public static Reply empty(Capacity used) {
        return new Reply(204, JSON, Map.of(), "", used);
    }

    public Reply header(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Reply(status, contentType, more, body, used);
    }

    /// The same, after something else was consumed for it.
    public Reply after(Capacity more) {
        return new Reply(status, contentType, headers, body, used.plus(more));
    }

    /// The same for nothing, as a kept reply is.
    public Reply free() {
        return new Reply(status, contentType, headers, body, Capacity.NONE);
    }

    public byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
