package dev.millrace.dynamodb;

import dev.millrace.item.TableSchema;
import dev.millrace.store.Capacity;
import dev.millrace.store.Cursor;
import dev.millrace.store.NoSuchTable;
import dev.millrace.store.Page;
import dev.millrace.store.Tables;
import dev.millrace.store.local.Limits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/// Administration of the tables of an account and region. Counts and sizes are DynamoDB's own,
/// which are up to six hours old.
final class DynamoDbTables implements Tables {
    private final DynamoDbClient client;
    private final Calls calls;
    private final Schemas schemas;
    private final Reads reads;
    private final Meter meter;
    private final TableStates states;
    private final Retention retention;

    DynamoDbTables(DynamoDbClient client, Calls calls, Reads reads, Schemas schemas, Meter meter) {
        this.client = client;
        this.calls = calls;
        this.reads = reads;
        this.schemas = schemas;
        this.meter = meter;
        this.states = new TableStates(client, calls);
        this.retention = new Retention(client, calls);
    }

    @Override
    public boolean create(TableSchema schema) {
        Limits.checkSchema(schema);
        boolean made = states.findSettled(schema.name()).isEmpty() && make(schema);
        TableShape.check(schema, states.awaitActive(schema.name()));
        schema.ttlAttribute().ifPresent(name -> retention.expireBy(name, schema.name()));
        if (made) {
            retention.recoverable(schema.name());
            makeMeter();
        }
        schemas.declare(schema);
        return made;
    }

    @Override
    public List<String> list() {
        return calls.run(Call.read("ListTables", "",
                () -> client.listTablesPaginator(ListTablesRequest.builder().build())
                        .tableNames()
                        .stream()
                        .filter(name -> !name.equals(Meter.TABLE.name()))
                        .sorted()
                        .toList()));
    }

    @Override
    public Description describe(String table) {
        TableDescription there = states.describe(table);
        TableSchema shape = TableShape.schema(there);
        TableSchema schema = new TableSchema(table, shape.partitionKey(), shape.sortKey(),
                shape.indexes(), retention.ttl(table), shape.stream(),
                schemas.schema(table).engineAttributes());
        return new Description(schema, there.itemCount(), there.tableSizeBytes());
    }

    @Override
    public void drop(String table) {
        DeleteTableRequest request = DeleteTableRequest.builder().tableName(table).build();
        calls.run(new Call<>("DeleteTable", table, Call.Repeat.SAFE,
                () -> Optional.of(client.deleteTable(request)), (failure, lost) -> {
                    if (lost && failure instanceof ResourceNotFoundException) {
                        return Optional.empty();
                    }
                    throw Failures.of("DeleteTable", table, failure);
                }));
        schemas.forget(table);
        states.awaitGone(table);
    }

    @Override
    public Page scan(String table, Optional<Cursor> after, int limit) {
        return reads.scan(table, after, limit);
    }

    @Override
    public Map<String, Capacity> consumed() {
        Map<String, Capacity> sums = new HashMap<>();
        try {
            Optional<Cursor> next = Optional.empty();
            do {
                Page page = reads.unmetered(Meter.TABLE.name(), next);
                page.items()
                        .forEach(item -> sums.put(
                                item.text(Meter.TABLE.partitionKey()).orElseThrow(),
                                Meter.of(item)));
                next = page.next();
            } while (next.isPresent());
        } catch (NoSuchTable unmetered) {
            sums.clear();
        }
        meter.pending().forEach((table, used) -> sums.merge(table, used, Capacity::plus));
        return sums;
    }

    /// @return false where somebody else has just made it
    private boolean make(TableSchema schema) {
        CreateTableRequest request = TableShape.creation(schema);
        return calls.run(new Call<>("CreateTable", schema.name(), Call.Repeat.SAFE, () -> {
            client.createTable(request);
            return true;
        }, (failure, lost) -> {
            if (failure instanceof ResourceInUseException) {
                return lost;
            }
            throw Failures.of("CreateTable", schema.name(), failure);
        }));
    }

    private void makeMeter() {
        if (states.find(Meter.TABLE.name()).isEmpty()) {
            make(Meter.TABLE);
        }
    }
}
