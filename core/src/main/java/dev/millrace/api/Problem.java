package dev.millrace.api;

import dev.millrace.store.Capacity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Why a request is not answered, as problem details (RFC 9457).
///
/// @param parameter which parameter is to blame, if one is
/// @param codes what is wrong, for programs: `message_blank`
/// @param retryAfterSeconds when to try again, 0 where that is not the point
public record Problem(int status, String title, String detail, Optional<String> parameter,
        List<String> codes, int retryAfterSeconds, Capacity used) {
    public Problem {
        codes = List.copyOf(codes);
    }

    public static Problem of(int status, String title, String detail) {
        return new Problem(status, title, detail, Optional.empty(), List.of(), 0, Capacity.NONE);
    }

    public static Problem badParameter(String name, String detail) {
        return new Problem(400, "Bad parameter", detail, Optional.of(name), List.of(), 0,
                Capacity.NONE);
    }

    public static Problem notFound(String detail) {
        return of(404, "Not found", detail);
    }

    public static Problem notSignedIn() {
        return of(401, "Not signed in",
                "send a token: the header Authorization says Bearer and the token");
    }

    public Problem after(Capacity capacity) {
        return new Problem(status, title, detail, parameter, codes, retryAfterSeconds, capacity);
    }

    public Problem withCodes(List<String> given) {
        return new Problem(status, title, detail, parameter, given, retryAfterSeconds, used);
    }

    public Problem retryAfter(int seconds) {
        return new Problem(status, title, detail, parameter, codes, seconds, used);
    }

    public ApiError error() {
        return new ApiError(this);
    }

    /// The members of the problem object, in their order.
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "about:blank");
        members.put("title", title);
        members.put("status", status);
        members.put("detail", detail);
        parameter.ifPresent(name -> members.put("parameter", name));
        if (!codes.isEmpty()) {
            members.put("errors", codes);
        }
        return members;
    }
}
