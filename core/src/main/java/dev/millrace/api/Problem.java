package dev.millrace.api;

import dev.millrace.store.Capacity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Why a request is not answered, as problem details (RFC 9457).
///
/// @param parameter which parameter is to blame, if one is
public record Problem(int status, String title, String detail, Optional<String> parameter,
        Capacity used) {
    public static Problem of(int status, String title, String detail) {
        return new Problem(status, title, detail, Optional.empty(), Capacity.NONE);
    }

    public static Problem badParameter(String name, String detail) {
        return new Problem(400, "Bad parameter", detail, Optional.of(name), Capacity.NONE);
    }

    public static Problem notFound(String detail) {
        return of(404, "Not found", detail);
    }

    public Problem after(Capacity capacity) {
        return new Problem(status, title, detail, parameter, capacity);
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
        return members;
    }
}
