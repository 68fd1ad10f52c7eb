package dev.millrace.api;

import dev.millrace.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The JSON that requests have as their body.
final class Body {
    private Body() {}

    /// The members of an object, as texts: strings, whole numbers, `true` and `false` as they are
    /// written, and lists of those. A member that is `null` is as good as absent.
    static Map<String, List<String>> readTexts(String body) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        object(body).properties().forEach(member -> {
            if (!member.getValue().isNull()) {
                texts.put(member.getKey(), texts(member.getKey(), member.getValue()));
            }
        });
        return texts;
    }

    private static List<String> texts(String name, JsonNode value) {
        return value instanceof ArrayNode list
                ? list.valueStream().map(each -> text(name, each)).toList()
                : List.of(text(name, value));
    }

    private static String text(String name, JsonNode value) {
        if (value.isString() || value.isIntegralNumber() || value.isBoolean()) {
            return value.asString();
        }
        throw Problem.badParameter(name,
                name + " must be a string, a whole number, true, false, or a list of strings")
                .error();
    }

    private static ObjectNode object(String body) {
        try {
            if (Json.read(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw Problem.of(400, "Bad body",
                    "the body is no JSON: " + e.getOriginalMessage()).error();
        }
        throw Problem.of(400, "Bad body", "the body must be a JSON object").error();
    }
}
