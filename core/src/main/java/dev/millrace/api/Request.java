package dev.millrace.api;

import java.util.List;
import java.util.Map;

/// What came in for one endpoint, before anything is checked.
///
/// @param path the values of the path's parameters, decoded
/// @param query the values of the query's parameters, decoded, in their order
/// @param body the body's text, `""` where there is none
public record Request(Map<String, String> path, Map<String, List<String>> query, String body) {
    public Request {
        path = Map.copyOf(path);
        query = Map.copyOf(query);
    }
}
