package dev.millrace.api;

import dev.millrace.store.Capacity;
import java.nio.charset.StandardCharsets;

/// What an endpoint answers.
///
/// @param body as text, already in the form that the content type names
/// @param used capacity that making it consumed
public record Reply(int status, String contentType, String body, Capacity used) {
    public static final String JSON = "application/json";
    public static final String PROBLEM = "application/problem+json";

    /// Status 200 and this value as JSON.
    public static Reply ok(Object value, Capacity used) {
        return new Reply(200, JSON, Json.write(value), used);
    }

    public static Reply of(Problem problem) {
        return new Reply(problem.status(), PROBLEM, Json.write(problem.members()),
                problem.used());
    }

    public byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
