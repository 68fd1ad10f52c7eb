package dev.millrace.dynamodb;

import dev.millrace.item.Item;
import dev.millrace.item.TableSchema;
import dev.millrace.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/// Runs PartiQL statements that read: for operators, never for a request.
final class Statements {
    private final DynamoDbClient client;
    private final Calls calls;
    private final Schemas schemas;
    private final Meter meter;

    Statements(DynamoDbClient client, Calls calls, Schemas schemas, Meter meter) {
        this.client = client;
        this.calls = calls;
        this.schemas = schemas;
        this.meter = meter;
    }

    /// All items, page after page.
    ///
    /// @throws StoreException where it would scan and must not
    List<Item> run(String text, boolean allowScan) {
        Statement statement = Statement.of(text);
        String partitionKey = partitionKey(statement);
        if (!allowScan && statement.scans(partitionKey)) {
            throw new StoreException("this statement would read all of " + statement.table()
                    + ": pin the partition key (WHERE \"" + partitionKey
                    + "\" = '…' AND …), or say --allow-scan");
        }
        List<Item> items = new ArrayList<>();
        @Nullable
        String next = null;
        do {
            ExecuteStatementResponse page = page(statement, next);
            page.items().forEach(item -> items.add(AttributeValues.item(item)));
            meter.count(statement.table(), Units.read(page.consumedCapacity()));
            next = page.nextToken();
        } while (next != null);
        return items;
    }

    private String partitionKey(Statement statement) {
        TableSchema schema = schemas.schema(statement.table());
        return statement.index()
                .map(index -> schema.index(index).partitionKey())
                .orElse(schema.partitionKey());
    }

    private ExecuteStatementResponse page(Statement statement, @Nullable String next) {
        ExecuteStatementRequest request = ExecuteStatementRequest.builder()
                .statement(statement.text())
                .nextToken(next)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
        return calls.run(Call.read("PartiQLSelect", statement.table(),
                () -> client.executeStatement(request)));
    }
}
