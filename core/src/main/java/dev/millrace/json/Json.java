package dev.millrace.json;

import java.io.InputStream;
import java.io.StringWriter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;

/// JSON by Jackson's parser and generator alone. Its mapper, which binds objects of any class,
/// loads five hundred classes before it does anything, a tenth of a second of every function's
/// start.
///
/// Texts are one value each, whose objects name no member twice; numbers with a fraction keep
/// their digits.
public final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    /// @throws JacksonException where it is no JSON, or more than one value
    public static JsonNode read(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return new JsonReader(parser).whole();
        }
    }

    /// As [#read(String)]; the stream is read to its end and closed.
    public static JsonNode read(InputStream text) {
        try (JsonParser parser = parser(text)) {
            return new JsonReader(parser).whole();
        }
    }

    /// The value that begins where a parser stands.
    ///
    /// @throws JacksonException where there is none
    public static JsonNode next(JsonParser parser) {
        return new JsonReader(parser).value();
    }

    /// Reads a text too long for a tree.
    public static JsonParser parser(InputStream text) {
        return FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    /// Writes what Jackson's mapper would, maps in their own order.
    ///
    /// @param value a map, a list, a string, a number, a truth, a UUID, `null`, or a tree, and so on
    ///            inside; anything else takes the mapper
    public static String write(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            new JsonWriter(generator).write(value);
        }
        return text.toString();
    }
}
