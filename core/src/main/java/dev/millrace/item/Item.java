package dev.millrace.item;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// An item of a table: its attributes by name, the keys among them. Immutable.
public record Item(Map<String, Value> attributes) {
    /// DynamoDB's limit of an item, names included.
    public static final int MAX_BYTES = 400 * 1024;

    public Item {
        attributes = Map.copyOf(attributes);
    }

    public static Item of(Map<String, Value> attributes) {
        return new Item(attributes);
    }

    public static Item empty() {
        return new Item(Map.of());
    }

    public Optional<Value> find(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    public boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    /// The text of an attribute, or empty where it is absent or not a string.
    public Optional<String> text(String attribute) {
        return attributes.get(attribute) instanceof Value.Text(String text)
                ? Optional.of(text)
                : Optional.empty();
    }

    /// The whole number of an attribute, or 0 where it is absent or no number.
    public long number(String attribute) {
        return attributes.get(attribute) instanceof Value.Num number ? number.asLong() : 0;
    }

    /// The bytes of an attribute, or empty where it is absent or not binary.
    public Optional<byte[]> binary(String attribute) {
        return attributes.get(attribute) instanceof Value.Binary(byte[] bytes)
                ? Optional.of(bytes)
                : Optional.empty();
    }

    public Item with(String attribute, Value value) {
        Map<String, Value> changed = new LinkedHashMap<>(attributes);
        changed.put(attribute, value);
        return new Item(changed);
    }

    public Item with(String attribute, String text) {
        return with(attribute, Value.of(text));
    }

    public Item with(String attribute, long number) {
        return with(attribute, Value.of(number));
    }

    public Item without(String attribute) {
        Map<String, Value> changed = new LinkedHashMap<>(attributes);
        changed.remove(attribute);
        return new Item(changed);
    }

    /// Size in bytes by DynamoDB's rules: names and values.
    public int size() {
        int bytes = 0;
        for (Map.Entry<String, Value> attribute : attributes.entrySet()) {
            bytes += Utf8.length(attribute.getKey()) + attribute.getValue().size();
        }
        return bytes;
    }
}
