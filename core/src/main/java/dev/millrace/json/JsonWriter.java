package dev.millrace.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Hands values to a generator.
record JsonWriter(JsonGenerator generator) {
    void write(@Nullable Object value) {
        switch (value) {
            case null -> generator.writeNull();
            case String text -> generator.writeString(text);
            case Boolean truth -> generator.writeBoolean(truth);
            case Number number -> number(number);
            case UUID id -> generator.writeString(id.toString());
            case JsonNode tree -> tree(tree);
            case Map<?, ?> object -> object(object);
            case Collection<?> array -> array(array);
            default -> bound(value);
        }
    }

    private void number(Number number) {
        switch (number) {
            case Integer whole -> generator.writeNumber(whole);
            case Long whole -> generator.writeNumber(whole);
            case BigInteger whole -> generator.writeNumber(whole);
            case Double decimal -> generator.writeNumber(decimal);
            case BigDecimal decimal -> generator.writeNumber(decimal);
            default -> bound(number);
        }
    }

    /// What has no form of its own in JSON, such as a record.
    private void bound(Object value) {
        generator.writeRawValue(Mapper.JSON.writeValueAsString(value));
    }

    /// Made when first needed, see [Json].
    private static final class Mapper {
        static final JsonMapper JSON = JsonMapper.shared();
    }

    private void tree(JsonNode tree) {
        switch (tree.getNodeType()) {
            case OBJECT -> {
                generator.writeStartObject();
                tree.properties().forEach(member -> member(member.getKey(), member.getValue()));
                generator.writeEndObject();
            }
            case ARRAY -> array(tree);
            case STRING -> generator.writeString(tree.stringValue());
            case NUMBER -> number(tree.numberValue());
            case BOOLEAN -> generator.writeBoolean(tree.booleanValue());
            case NULL, MISSING -> generator.writeNull();
            case BINARY, POJO -> throw new IllegalArgumentException("no tree of JSON: " + tree);
        }
    }

    private void object(Map<?, ?> members) {
        generator.writeStartObject();
        members.forEach((name, value) -> member(name.toString(), value));
        generator.writeEndObject();
    }

    private void member(String name, @Nullable Object value) {
        generator.writeName(name);
        write(value);
    }

    private void array(Iterable<?> values) {
        generator.writeStartArray();
        values.forEach(this::write);
        generator.writeEndArray();
    }
}
