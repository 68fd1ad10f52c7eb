package dev.millrace.places;

import dev.millrace.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// Bodies of requests for places.
final class PlaceJson {
    private PlaceJson() {}

    /// @throws PlaceError where the text is no JSON object
    static ObjectNode object(String text) {
        try {
            if (Json.read(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw PlaceError.invalid("body", "the body is no JSON: " + e.getOriginalMessage());
        }
        throw PlaceError.invalid("body", "the body must be a JSON object");
    }
}
