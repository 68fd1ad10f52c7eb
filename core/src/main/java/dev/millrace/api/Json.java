package dev.millrace.api;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON texts of requests and replies. Maps are written in their own order.
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /// The members of an object, all of them strings.
    static Map<String, String> readTexts(String body) {
        Map<String, String> texts = new LinkedHashMap<>();
        object(body).properties().forEach(member -> {
            if (!member.getValue().isString()) {
                throw Problem.badParameter(member.getKey(),
                        member.getKey() + " must be a string").error();
            }
            texts.put(member.getKey(), member.getValue().stringValue());
        });
        return texts;
    }

    private static ObjectNode object(String body) {
        try {
            if (MAPPER.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw Problem.of(400, "Bad body",
                    "the body is no JSON: " + e.getOriginalMessage()).error();
        }
        throw Problem.of(400, "Bad body", "the body must be a JSON object").error();
    }
}
