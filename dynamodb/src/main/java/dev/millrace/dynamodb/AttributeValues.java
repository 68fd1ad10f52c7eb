package dev.millrace.dynamodb;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Value;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Values and items as the SDK writes them, both ways.
final class AttributeValues {
    private AttributeValues() {}

    static AttributeValue of(Value value) {
        return switch (value) {
            case Value.Text(String text) -> AttributeValue.fromS(text);
            case Value.Num(BigDecimal number) -> AttributeValue.fromN(number.toString());
            case Value.Binary(byte[] bytes) ->
                AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes));
            case Value.Bool(boolean truth) -> AttributeValue.fromBool(truth);
            case Value.Nothing() -> AttributeValue.fromNul(true);
            case Value.Listing(List<Value> values) ->
                AttributeValue.fromL(values.stream().map(AttributeValues::of).toList());
            case Value.Mapping(Map<String, Value> values) -> AttributeValue.fromM(of(values));
            case Value.TextSet set -> AttributeValue.fromSs(List.copyOf(set.values()));
        };
    }

    static Map<String, AttributeValue> of(Item item) {
        return of(item.attributes());
    }

    static Map<String, AttributeValue> of(TableSchema schema, Key key) {
        return of(schema.itemOf(key));
    }

    static Item item(Map<String, AttributeValue> attributes) {
        return Item.of(values(attributes));
    }

    /// The item in a reply, where the SDK gives an empty map for none: every item has its key.
    static Optional<Item> found(Map<String, AttributeValue> attributes) {
        return attributes.isEmpty() ? Optional.empty() : Optional.of(item(attributes));
    }

    static Value value(AttributeValue value) {
        return switch (value.type()) {
            case S -> Value.of(value.s());
            case N -> Value.of(new BigDecimal(value.n()));
            case B -> new Value.Binary(value.b().asByteArrayUnsafe());
            case BOOL -> Value.of(value.bool());
            case NUL -> new Value.Nothing();
            case L -> new Value.Listing(value.l().stream().map(AttributeValues::value).toList());
            case M -> new Value.Mapping(values(value.m()));
            case SS -> new Value.TextSet(new TreeSet<>(value.ss()));
            case NS, BS, UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException(
                    "an attribute of type " + value.type() + ", which Millrace does not use");
        };
    }

    private static Map<String, AttributeValue> of(Map<String, Value> values) {
        Map<String, AttributeValue> all = HashMap.newHashMap(values.size());
        values.forEach((name, value) -> all.put(name, of(value)));
        return all;
    }

    private static Map<String, Value> values(Map<String, AttributeValue> attributes) {
        Map<String, Value> all = HashMap.newHashMap(attributes.size());
        attributes.forEach((name, value) -> all.put(name, value(value)));
        return all;
    }
}
