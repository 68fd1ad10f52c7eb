package dev.millrace.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What came in for one endpoint, before anything is checked.
///
/// @param path the values of the path's parameters, decoded
/// @param query the values of the query's parameters, decoded, in their order
/// @param headers by name, in whatever case
/// @param body the body's text, `""` where there is none
/// @param caller who sent it, verified by the door, where someone is signed in
public record Request(Map<String, String> path, Map<String, List<String>> query,
        Map<String, String> headers, String body, Optional<Principal> caller) {
    public Request {
        path = Map.copyOf(path);
        query = Map.copyOf(query);
        Map<String, String> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        named.putAll(headers);
        headers = named;
    }

    /// A request that nobody has signed.
    public Request(Map<String, String> path, Map<String, List<String>> query,
            Map<String, String> headers, String body) {
        this(path, query, headers, body, Optional.empty());
    }

    /// The same from someone whom the door has verified.
    public Request from(Principal principal) {
        return new Request(path, query, headers, body, Optional.of(principal));
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
