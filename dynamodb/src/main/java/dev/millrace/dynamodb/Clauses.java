package dev.millrace.dynamodb;

import dev.millrace.item.TableSchema;
import dev.millrace.store.Condition;
import dev.millrace.store.Write;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The expressions of one write with their names and values, as the SDK's builders take them: null
/// where there is none, for DynamoDB refuses empty ones.
record Clauses(@Nullable String update, @Nullable String condition,
        @Nullable Map<String, String> names, @Nullable Map<String, AttributeValue> values) {

    static Clauses of(TableSchema schema, Write write) {
        Placeholders placeholders = new Placeholders();
        Expressions expressions = new Expressions(placeholders);
        Optional<String> update = write instanceof Write.Update(_, _, var actions, _)
                ? expressions.update(actions)
                : Optional.empty();
        Optional<String> condition = expressions.condition(Guard.condition(schema, write));
        return new Clauses(update.orElse(null), condition.orElse(null),
                filled(placeholders.names()), filled(placeholders.values()));
    }

    /// A transaction's check must have a condition, even one that always holds.
    static Clauses ofCheck(TableSchema schema, Write.Check check) {
        if (!check.condition().equals(Condition.ALWAYS)) {
            return of(schema, check);
        }
        Condition any = Condition.exists(schema.partitionKey());
        return of(schema, new Write.Check(check.table(), check.key(),
                Condition.any(any, Condition.not(any))));
    }

    private static <K, V> @Nullable Map<K, V> filled(Map<K, V> map) {
        return map.isEmpty() ? null : map;
    }
}
