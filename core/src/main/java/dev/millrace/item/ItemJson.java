package dev.millrace.item;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Items in DynamoDB's JSON, `{"Views":{"N":"3"}}`, as the maps and lists that a JSON library reads
/// and writes.
public final class ItemJson {
    private ItemJson() {}

    public static Map<String, Object> of(Item item) {
        return of(item.attributes());
    }

    /// The item that [#of] was made from.
    ///
    /// @throws IllegalArgumentException where it is not of that form
    public static Item parse(Map<?, ?> json) {
        return Item.of(values(json));
    }

    private static Map<String, Object> of(Map<String, Value> attributes) {
        Map<String, Object> json = new TreeMap<>();
        attributes.forEach((name, value) -> json.put(name, of(value)));
        return json;
    }

    public static Map<String, Object> of(Value value) {
        return switch (value) {
            case Value.Text(String text) -> Map.of("S", text);
            case Value.Num number -> Map.of("N", number.value().toPlainString());
            case Value.Binary(byte[] bytes) ->
                Map.of("B", Base64.getEncoder().encodeToString(bytes));
            case Value.Bool(boolean truth) -> Map.of("BOOL", truth);
            case Value.Nothing() -> Map.of("NULL", true);
            case Value.Listing(var values) ->
                Map.of("L", values.stream().map(ItemJson::of).toList());
            case Value.Mapping(var values) -> Map.of("M", of(values));
            case Value.TextSet(var values) -> Map.of("SS", values);
        };
    }

    private static Map<String, Value> values(Object json) {
        Map<String, Value> values = new TreeMap<>();
        Map<?, ?> typed = as(Map.class, json);
        typed.forEach((name, value) -> values.put(text(name), value(value)));
        return values;
    }

    private static Value value(Object json) {
        Map<?, ?> typed = as(Map.class, json);
        if (typed.size() != 1) {
            throw new IllegalArgumentException("a value has one type: " + typed.keySet());
        }
        Map.Entry<?, ?> only = typed.entrySet().iterator().next();
        return value(text(only.getKey()), only.getValue());
    }

    private static Value value(String type, Object json) {
        return switch (type) {
            case "S" -> Value.of(text(json));
            case "N" -> Value.of(new BigDecimal(text(json)));
            case "B" -> new Value.Binary(Base64.getDecoder().decode(text(json)));
            case "BOOL" -> Value.of(as(Boolean.class, json));
            case "NULL" -> new Value.Nothing();
            case "L" -> new Value.Listing(list(json).stream().map(ItemJson::value).toList());
            case "M" -> new Value.Mapping(values(json));
            case "SS" -> new Value.TextSet(
                    new TreeSet<>(list(json).stream().map(ItemJson::text).toList()));
            default -> throw new IllegalArgumentException("there is no type " + type);
        };
    }

    private static Collection<?> list(Object json) {
        return as(Collection.class, json);
    }

    private static String text(Object json) {
        return as(String.class, json);
    }

    private static <T> T as(Class<T> type, Object json) {
        if (!type.isInstance(json)) {
            throw new IllegalArgumentException("not a " + type.getSimpleName() + ": " + json);
        }
        return type.cast(json);
    }
}
