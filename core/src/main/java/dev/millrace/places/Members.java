package dev.millrace.places;

import dev.millrace.item.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Attributes of items as members of JSON objects and back.
///
/// The seed's attributes begin with a capital (`MapId`), JSON members with a small letter (`mapId`).
/// So the first letter changes its case on the way, both ways alike, and no two names become one.
final class Members {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /// DynamoDB's limits.
    private static final int MOST_LEVELS = 32;
    private static final int MOST_DIGITS = 38;
    private static final int MOST_EXPONENT = 125;

    private Members() {}

    /// The members of these attributes, in the order of their names.
    static Map<String, JsonNode> of(Map<String, Value> attributes) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        new TreeMap<>(attributes).forEach((name, value) -> members.put(swapped(name), json(value)));
        return members;
    }

    /// The attributes of these members.
    ///
    /// @throws PlaceError where a number is one that no store keeps, or the nesting too deep
    static Map<String, Value> attributes(ObjectNode members) {
        Map<String, Value> attributes = new TreeMap<>();
        members.properties()
                .forEach(member -> attributes.put(swapped(member.getKey()),
                        new Member(member.getKey(), 0).value(member.getValue())));
        return attributes;
    }

    static String swapped(String name) {
        if (name.isEmpty()) {
            return name;
        }
        char first = name.charAt(0);
        boolean small = first >= 'a' && first <= 'z';
        boolean capital = first >= 'A' && first <= 'Z';
        char swapped = small
                ? Character.toUpperCase(first)
                : capital ? Character.toLowerCase(first) : first;
        return swapped + name.substring(1);
    }

    private static JsonNode json(Value value) {
        return switch (value) {
            case Value.Text(String text) -> JSON.stringNode(text);
            case Value.Num(BigDecimal number) -> JSON.numberNode(number);
            case Value.Bool(boolean truth) -> JSON.booleanNode(truth);
            case Value.Nothing() -> JSON.nullNode();
            case Value.Binary(byte[] bytes) ->
                JSON.stringNode(Base64.getEncoder().encodeToString(bytes));
            case Value.Listing(List<Value> values) -> {
                ArrayNode array = JSON.arrayNode();
                values.forEach(each -> array.add(json(each)));
                yield array;
            }
            case Value.TextSet(SortedSet<String> values) -> {
                ArrayNode array = JSON.arrayNode();
                values.forEach(array::add);
                yield array;
            }
            case Value.Mapping(Map<String, Value> values) -> {
                ObjectNode object = JSON.objectNode();
                new TreeMap<>(values).forEach((name, each) -> object.set(name, json(each)));
                yield object;
            }
        };
    }

    /// A member being read, at some level inside it.
    private record Member(String name, int level) {
        Value value(JsonNode json) {
            return switch (json.getNodeType()) {
                case STRING -> Value.of(json.stringValue());
                case NUMBER -> number(json.decimalValue());
                case BOOLEAN -> Value.of(json.booleanValue());
                case ARRAY -> listing(json);
                case OBJECT -> mapping(json);
                case NULL, MISSING, BINARY, POJO -> new Value.Nothing();
            };
        }

        private Value number(BigDecimal number) {
            BigDecimal digits = number.stripTrailingZeros();
            int exponent = digits.precision() - digits.scale() - 1;
            if (digits.precision() > MOST_DIGITS || Math.abs(exponent) > MOST_EXPONENT
                    || exponent >= MOST_DIGITS) {
                throw PlaceError.invalid(name, name + " is a number of more than " + MOST_DIGITS
                        + " digits, or too small a one");
            }
            return Value.of(number);
        }

        private Value listing(JsonNode json) {
            List<Value> values = new ArrayList<>();
            Member inside = inside();
            json.forEach(each -> values.add(inside.value(each)));
            return new Value.Listing(values);
        }

        private Value mapping(JsonNode json) {
            Map<String, Value> values = new LinkedHashMap<>();
            Member inside = inside();
            json.properties()
                    .forEach(each -> values.put(each.getKey(), inside.value(each.getValue())));
            return new Value.Mapping(values);
        }

        private Member inside() {
            if (level == MOST_LEVELS) {
                throw PlaceError.invalid(name, name + " is nested more than " + MOST_LEVELS
                        + " levels deep");
            }
            return new Member(name, level + 1);
        }
    }
}
