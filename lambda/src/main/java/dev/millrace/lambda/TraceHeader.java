package dev.millrace.lambda;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Where in which trace a call of the function stands: `Root=1-…;Parent=…;Sampled=1`.
record TraceHeader(String root, String parent, boolean sampled) {
    static Optional<TraceHeader> parse(String text) {
        Map<String, String> parts = new HashMap<>();
        for (String part : text.split(";", -1)) {
            String[] pair = part.split("=", 2);
            if (pair.length == 2) {
                parts.put(pair[0], pair[1]);
            }
        }
        return Optional.ofNullable(parts.get("Root"))
                .map(root -> new TraceHeader(root, parts.getOrDefault("Parent", ""),
                        "1".equals(parts.get("Sampled"))));
    }
}
