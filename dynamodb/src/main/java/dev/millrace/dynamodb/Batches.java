package dev.millrace.dynamodb;

import dev.millrace.item.Item;
import dev.millrace.item.TableSchema;
import dev.millrace.store.Capacity;
import dev.millrace.store.StoreException;
import dev.millrace.store.Write;
import dev.millrace.store.local.Limits;
import dev.millrace.store.local.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Puts of many items, 25 to a request. A batch takes no conditions, so items of a table that views
/// keep attributes in are put singly, for the same write units.
final class Batches {
    private static final int BATCH = 25;

    private final DynamoDbClient client;
    private final Calls calls;
    private final Meter meter;
    private final Writes writes;

    Batches(DynamoDbClient client, Calls calls, Meter meter, Writes writes) {
        this.client = client;
        this.calls = calls;
        this.meter = meter;
        this.writes = writes;
    }

    Capacity putAll(TableSchema schema, Collection<Item> items) {
        List<Write.Put> puts = items.stream().map(item -> Write.put(schema.name(), item)).toList();
        puts.forEach(put -> Outcome.check(schema, put));
        Limits.checkDistinct(schema, items);
        return Guard.isNeeded(schema)
                ? singly(schema, puts)
                : puts.stream()
                        .gather(Gatherers.windowFixed(BATCH))
                        .map(batch -> send(schema, batch))
                        .reduce(Capacity.NONE, Capacity::plus);
    }

    private Capacity singly(TableSchema schema, List<Write.Put> puts) {
        return puts.stream()
                .gather(Gatherers.mapConcurrent(BATCH, put -> writes.write(schema, put).used()))
                .reduce(Capacity.NONE, Capacity::plus);
    }

    /// Sends what the service left unprocessed again, for as long as it takes some of it.
    private Capacity send(TableSchema schema, List<Write.Put> puts) {
        List<WriteRequest> rest = new ArrayList<>(puts.stream().map(Batches::request).toList());
        Capacity used = Capacity.NONE;
        Instant progress = calls.now();
        for (int repeats = 0;; repeats++) {
            BatchWriteItemResponse reply = send(schema.name(), rest);
            used = used.plus(meter.count(schema.name(), Units.written(reply.consumedCapacity())));
            List<WriteRequest> left = reply.unprocessedItems()
                    .getOrDefault(schema.name(), List.of());
            if (left.isEmpty()) {
                return used;
            }
            progress = left.size() < rest.size() ? calls.now() : progress;
            rest = left;
            if (calls.isOver(progress)) {
                throw leftOver(schema, rest);
            }
            calls.pause(repeats);
        }
    }

    private BatchWriteItemResponse send(String table, List<WriteRequest> batch) {
        BatchWriteItemRequest request = BatchWriteItemRequest.builder()
                .requestItems(Map.of(table, batch))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
        return calls.run(new Call<>("BatchWriteItem", table, Call.Repeat.SAFE,
                () -> client.batchWriteItem(request), (failure, _) -> {
                    throw Failures.of("BatchWriteItem", table, failure);
                }));
    }

    private static WriteRequest request(Write.Put put) {
        return WriteRequest.builder()
                .putRequest(each -> each.item(AttributeValues.of(put.item())))
                .build();
    }

    private static StoreException leftOver(TableSchema schema, List<WriteRequest> rest) {
        String keys = rest.stream()
                .map(each -> schema.keyOf(AttributeValues.item(each.putRequest().item())))
                .map(key -> key.partition() + " " + key.sort())
                .collect(Collectors.joining("; "));
        return new StoreException("table " + schema.name() + " did not take " + rest.size()
                + " items in time, so put them again later: " + keys);
    }
}
