package dev.millrace.dynamodb;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.store.Action;
import dev.millrace.store.Capacity;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.Store.Written;
import dev.millrace.store.StoreException;
import dev.millrace.store.Updates;
import dev.millrace.store.Write;
import dev.millrace.store.local.Limits;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// Single writes, each one request.
final class Writes {
    private final DynamoDbClient client;
    private final Calls calls;
    private final Meter meter;

    Writes(DynamoDbClient client, Calls calls, Meter meter) {
        this.client = client;
        this.calls = calls;
        this.meter = meter;
    }

    Written write(TableSchema schema, Write write) {
        Limits.checkSingle(write);
        Key key = Checks.check(schema, write);
        return switch (write) {
            case Write.Put put -> put(schema, put);
            case Write.Update update -> update(schema, update, key);
            case Write.Delete delete -> delete(schema, delete, key);
            case Write.Check _ -> throw new IllegalArgumentException("a check is no single write");
        };
    }

    private Written put(TableSchema schema, Write.Put put) {
        Clauses clauses = Clauses.of(schema, put);
        PutItemRequest request = PutItemRequest.builder()
                .tableName(put.table())
                .item(AttributeValues.of(put.item()))
                .conditionExpression(clauses.condition())
                .expressionAttributeNames(clauses.names())
                .expressionAttributeValues(clauses.values())
                .returnValues(ReturnValue.ALL_OLD)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
        return calls.run(call("PutItem", schema, put, Call.Repeat.SAFE, () -> {
            PutItemResponse reply = client.putItem(request);
            return written(put, reply.attributes(), Optional.of(put.item()),
                    reply.consumedCapacity());
        }));
    }

    private Written delete(TableSchema schema, Write.Delete delete, Key key) {
        Clauses clauses = Clauses.of(schema, delete);
        DeleteItemRequest request = DeleteItemRequest.builder()
                .tableName(delete.table())
                .key(AttributeValues.of(schema, key))
                .conditionExpression(clauses.condition())
                .expressionAttributeNames(clauses.names())
                .expressionAttributeValues(clauses.values())
                .returnValues(ReturnValue.ALL_OLD)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
        return calls.run(call("DeleteItem", schema, delete, Call.Repeat.SAFE, () -> {
            DeleteItemResponse reply = client.deleteItem(request);
            return written(delete, reply.attributes(), Optional.empty(),
                    reply.consumedCapacity());
        }));
    }

    private Written update(TableSchema schema, Write.Update update, Key key) {
        Clauses clauses = Clauses.of(schema, update);
        UpdateItemRequest request = UpdateItemRequest.builder()
                .tableName(update.table())
                .key(AttributeValues.of(schema, key))
                .updateExpression(clauses.update())
                .conditionExpression(clauses.condition())
                .expressionAttributeNames(clauses.names())
                .expressionAttributeValues(clauses.values())
                .returnValues(ReturnValue.ALL_OLD)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
        return calls.run(call("UpdateItem", schema, update, repeat(schema, update), () -> {
            UpdateItemResponse reply = client.updateItem(request);
            Item before = AttributeValues.found(reply.attributes())
                    .orElseGet(() -> schema.itemOf(key));
            return written(update, reply.attributes(),
                    Optional.of(Updates.apply(before, update.actions())),
                    reply.consumedCapacity());
        }));
    }

    /// Adding twice is not adding once, unless the condition lets only the first one through.
    private static Call.Repeat repeat(TableSchema schema, Write.Update update) {
        boolean adds = update.actions().stream().anyMatch(Action.Add.class::isInstance);
        return !adds || SelfExclusion.of(schema, update)
                ? Call.Repeat.SAFE
                : Call.Repeat.UNSAFE;
    }

    private Written written(Write write, Map<String, AttributeValue> old, Optional<Item> after,
            ConsumedCapacity used) {
        return new Written(AttributeValues.found(old), after,
                meter.count(write.table(), Units.written(used)));
    }

    private Call<Written> call(String action, TableSchema schema, Write write, Call.Repeat repeat,
            Supplier<Written> send) {
        return new Call<>(action, write.table(), repeat, send, (failure, lost) -> {
            Optional<Item> found = failure instanceof ConditionalCheckFailedException check
                    ? AttributeValues.found(check.item())
                    : Optional.empty();
            if (lost) {
                return LostReply.settle(write, found, failure);
            }
            throw refused(action, schema, write, failure);
        });
    }

    private StoreException refused(String action, TableSchema schema, Write write,
            SdkException failure) {
        if (!(failure instanceof ConditionalCheckFailedException check)) {
            return Failures.of(action, write.table(), failure);
        }
        StoreException meaning = Guard.failure(schema, write, 0,
                AttributeValues.found(check.item()));
        Capacity used = meaning instanceof ConditionFailed failed ? failed.used() : Capacity.NONE;
        meter.count(write.table(), used);
        return meaning;
    }
}
