package dev.millrace.server.cli;

import dev.millrace.item.Item;
import dev.millrace.item.Value;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/// Items in DynamoDB's JSON: `{"Views":{"N":"3"}}`.
final class ItemJson {
    private ItemJson() {}

    static Map<String, Object> of(Item item) {
        return of(item.attributes());
    }

    private static Map<String, Object> of(Map<String, Value> attributes) {
        Map<String, Object> json = new TreeMap<>();
        attributes.forEach((name, value) -> json.put(name, of(value)));
        return json;
    }

    static Map<String, Object> of(Value value) {
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
}
