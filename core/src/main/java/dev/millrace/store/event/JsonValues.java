package dev.millrace.store.event;

import dev.millrace.item.Item;
import dev.millrace.item.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// Items in DynamoDB's JSON, `{"Views":{"N":"3"}}`, read. Attributes of types that Millrace does
/// not use (sets of numbers, sets of binaries) are left out, since no view can read them.
final class JsonValues {
    private JsonValues() {}

    /// @throws IllegalArgumentException where it is no such JSON
    static Item item(JsonNode attributes) {
        return Item.of(mapping(attributes));
    }

    private static Map<String, Value> mapping(JsonNode attributes) {
        if (!attributes.isObject()) {
            throw new IllegalArgumentException("an item must be an object of attributes");
        }
        Map<String, Value> values = new LinkedHashMap<>();
        attributes.properties()
                .forEach(each -> value(each.getValue())
                        .ifPresent(value -> values.put(each.getKey(), value)));
        return values;
    }

    private static Optional<Value> value(JsonNode typed) {
        if (!typed.isObject() || typed.size() != 1) {
            throw new IllegalArgumentException(
                    "a value must be an object of its type alone, such as {\"S\":\"text\"}");
        }
        Map.Entry<String, JsonNode> only = typed.properties().iterator().next();
        JsonNode value = only.getValue();
        return switch (only.getKey()) {
            case "S" -> Optional.of(Value.of(value.stringValue()));
            case "N" -> Optional.of(Value.of(new BigDecimal(value.asString())));
            case "B" -> Optional.of(new Value.Binary(
                    Base64.getDecoder().decode(value.stringValue())));
            case "BOOL" -> Optional.of(Value.of(value.booleanValue()));
            case "NULL" -> Optional.of(new Value.Nothing());
            case "L" -> Optional.of(new Value.Listing(listing(value)));
            case "M" -> Optional.of(new Value.Mapping(mapping(value)));
            case "SS" -> Optional.of(new Value.TextSet(texts(value)));
            case "NS", "BS" -> Optional.empty();
            default -> throw new IllegalArgumentException(
                    "DynamoDB has no type " + only.getKey());
        };
    }

    private static List<Value> listing(JsonNode values) {
        List<Value> all = new ArrayList<>();
        values.forEach(each -> value(each).ifPresent(all::add));
        return all;
    }

    private static SortedSet<String> texts(JsonNode values) {
        SortedSet<String> all = new TreeSet<>();
        values.forEach(each -> all.add(each.stringValue()));
        return all;
    }
}
