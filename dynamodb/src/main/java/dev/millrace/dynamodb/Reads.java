package dev.millrace.dynamodb;

import dev.millrace.item.IndexSchema;
import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Utf8;
import dev.millrace.store.Capacity;
import dev.millrace.store.Consistency;
import dev.millrace.store.Cursor;
import dev.millrace.store.Page;
import dev.millrace.store.Query;
import dev.millrace.store.SortRange;
import dev.millrace.store.Store.Found;
import dev.millrace.store.local.Limits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/// Reads of items, single, by query and by scan.
final class Reads {
    private final DynamoDbClient client;
    private final Calls calls;
    private final Schemas schemas;
    private final Meter meter;

    Reads(DynamoDbClient client, Calls calls, Schemas schemas, Meter meter) {
        this.client = client;
        this.calls = calls;
        this.schemas = schemas;
        this.meter = meter;
    }

    Found get(String table, Key key, Consistency consistency) {
        TableSchema schema = schemas.schema(table);
        GetItemRequest request = GetItemRequest.builder()
                .tableName(table)
                .key(AttributeValues.of(schema, Limits.checkKey(schema, key)))
                .consistentRead(!consistency.isEventual())
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
        GetItemResponse reply = calls
                .run(Call.read("GetItem", table, () -> client.getItem(request)));
        return new Found(AttributeValues.found(reply.item()),
                meter.count(table, Units.read(reply.consumedCapacity())));
    }

    Page query(Query query) {
        TableSchema schema = schemas.schema(query.table());
        Limits.checkQuery(schema, query);
        if (isEmpty(schema, query)) {
            return new Page(List.of(), Optional.empty(), Capacity.NONE);
        }
        QueryRequest request = request(schema, query);
        QueryResponse reply = calls
                .run(Call.read("Query", query.table(), () -> client.query(request)));
        return new Page(items(reply.items()), cursor(reply.lastEvaluatedKey()),
                meter.count(query.table(), Units.read(reply.consumedCapacity())));
    }

    Page scan(String table, Optional<Cursor> after, int limit) {
        Page page = unmetered(table, after, limit);
        meter.count(table, page.used());
        return page;
    }

    Page unmetered(String table, Optional<Cursor> after) {
        return unmetered(table, after, 0);
    }

    private Page unmetered(String table, Optional<Cursor> after, int limit) {
        ScanRequest request = ScanRequest.builder()
                .tableName(table)
                .exclusiveStartKey(start(after))
                .limit(limit(limit))
                .consistentRead(true)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
        ScanResponse reply = calls.run(Call.read("Scan", table, () -> client.scan(request)));
        return new Page(items(reply.items()), cursor(reply.lastEvaluatedKey()),
                Units.read(reply.consumedCapacity()));
    }

    private static QueryRequest request(TableSchema schema, Query query) {
        Placeholders placeholders = new Placeholders();
        Expressions expressions = new Expressions(placeholders);
        Optional<IndexSchema> index = query.index().map(schema::index);
        String keys = expressions.keys(
                index.map(IndexSchema::partitionKey).orElse(schema.partitionKey()),
                query.partition(), index.map(IndexSchema::sortKey).or(schema::sortKey),
                query.range());
        return QueryRequest.builder()
                .tableName(query.table())
                .indexName(query.index().orElse(null))
                .keyConditionExpression(keys)
                .projectionExpression(expressions.projection(query.projection()).orElse(null))
                .expressionAttributeNames(placeholders.names())
                .expressionAttributeValues(placeholders.values())
                .scanIndexForward(query.ascending())
                .consistentRead(!query.consistency().isEventual())
                .limit(limit(query.limit()))
                .exclusiveStartKey(start(query.after()))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
    }

    /// Whether no key can be in the range: DynamoDB refuses some of those questions.
    private static boolean isEmpty(TableSchema schema, Query query) {
        boolean sorted = query.index().isPresent() || schema.sortKey().isPresent();
        return switch (query.range()) {
            case SortRange.Between(String first, String last) ->
                last.isEmpty() || Utf8.ORDER.compare(first, last) > 0;
            case SortRange.LessThan(String end) -> end.isEmpty();
            case SortRange range -> !sorted && !range.contains("");
        };
    }

    private static @Nullable Integer limit(int limit) {
        return limit == 0 ? null : limit;
    }

    private static @Nullable Map<String, AttributeValue> start(
            Optional<Cursor> after) {
        return after.map(Cursor::keys).map(AttributeValues::of).orElse(null);
    }

    private static List<Item> items(List<Map<String, AttributeValue>> items) {
        return items.stream().map(AttributeValues::item).toList();
    }

    private static Optional<Cursor> cursor(Map<String, AttributeValue> keys) {
        return AttributeValues.found(keys).map(Cursor::new);
    }
}
