package dev.millrace.dynamodb;

import dev.millrace.item.TableSchema;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The schemas of tables, by name. DynamoDB does not know which attributes belong to views, so a
/// table has them only where this process declared it; any other is described once.
final class Schemas {
    private final Map<String, TableSchema> known = new ConcurrentHashMap<>();
    private final Function<String, TableSchema> describe;

    Schemas(Function<String, TableSchema> describe) {
        this.describe = describe;
    }

    TableSchema schema(String table) {
        TableSchema schema = known.get(table);
        if (schema == null) {
            schema = describe.apply(table);
            known.put(table, schema);
        }
        return schema;
    }

    void declare(TableSchema schema) {
        known.put(schema.name(), schema);
    }

    void forget(String table) {
        known.remove(table);
    }
}
