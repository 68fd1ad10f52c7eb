package dev.millrace.dynamodb;

import dev.millrace.item.TableSchema;
import dev.millrace.store.Write;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The writes of a transaction as the SDK takes them.
final class TransactionElements {
    private static final ReturnValuesOnConditionCheckFailure FOUND = ReturnValuesOnConditionCheckFailure.ALL_OLD;

    private TransactionElements() {}

    static TransactWriteItem put(TableSchema schema, Write.Put put) {
        Clauses clauses = Clauses.of(schema, put);
        return TransactWriteItem.builder()
                .put(each -> each.tableName(put.table())
                        .item(AttributeValues.of(put.item()))
                        .conditionExpression(clauses.condition())
                        .expressionAttributeNames(clauses.names())
                        .expressionAttributeValues(clauses.values())
                        .returnValuesOnConditionCheckFailure(FOUND))
                .build();
    }

    static TransactWriteItem update(TableSchema schema, Write.Update update) {
        Clauses clauses = Clauses.of(schema, update);
        return TransactWriteItem.builder()
                .update(each -> each.tableName(update.table())
                        .key(AttributeValues.of(schema, update.key()))
                        .updateExpression(clauses.update())
                        .conditionExpression(clauses.condition())
                        .expressionAttributeNames(clauses.names())
                        .expressionAttributeValues(clauses.values())
                        .returnValuesOnConditionCheckFailure(FOUND))
                .build();
    }

    static TransactWriteItem delete(TableSchema schema, Write.Delete delete) {
        Clauses clauses = Clauses.of(schema, delete);
        return TransactWriteItem.builder()
                .delete(each -> each.tableName(delete.table())
                        .key(AttributeValues.of(schema, delete.key()))
                        .conditionExpression(clauses.condition())
                        .expressionAttributeNames(clauses.names())
                        .expressionAttributeValues(clauses.values())
                        .returnValuesOnConditionCheckFailure(FOUND))
                .build();
    }

    static TransactWriteItem check(TableSchema schema, Write.Check check) {
        Clauses clauses = Clauses.ofCheck(schema, check);
        return TransactWriteItem.builder()
                .conditionCheck(each -> each.tableName(check.table())
                        .key(AttributeValues.of(schema, check.key()))
                        .conditionExpression(clauses.condition())
                        .expressionAttributeNames(clauses.names())
                        .expressionAttributeValues(clauses.values())
                        .returnValuesOnConditionCheckFailure(FOUND))
                .build();
    }
}
