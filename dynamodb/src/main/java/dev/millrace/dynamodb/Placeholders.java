package dev.millrace.dynamodb;

import dev.millrace.item.Value;
import dev.millrace.store.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The names and values of one request's expressions, each behind a placeholder: any text may be an
/// attribute's name, and DynamoDB reserves hundreds of words.
final class Placeholders {
    private final Map<String, String> placeholders = new LinkedHashMap<>();
    private final Map<String, AttributeValue> values = new LinkedHashMap<>();

    String name(String attribute) {
        return placeholders.computeIfAbsent(attribute, _ -> "#n" + placeholders.size());
    }

    String path(Path path) {
        return path.names().stream().map(this::name).collect(Collectors.joining("."));
    }

    String value(Value value) {
        String placeholder = ":v" + values.size();
        values.put(placeholder, AttributeValues.of(value));
        return placeholder;
    }

    String value(String text) {
        return value(Value.of(text));
    }

    Map<String, String> names() {
        return placeholders.entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    Map<String, AttributeValue> values() {
        return Map.copyOf(values);
    }
}
