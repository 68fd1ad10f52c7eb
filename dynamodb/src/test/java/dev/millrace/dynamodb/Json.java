package dev.millrace.dynamodb;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes the bodies of requests.
final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    static JsonNode read(byte[] body) {
        return MAPPER.readTree(body);
    }

    static byte[] write(JsonNode body) {
        return MAPPER.writeValueAsBytes(body);
    }
}
