package dev.millrace.dynamodb;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.store.Capacity;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.StoreException;
import dev.millrace.store.Write;
import dev.millrace.store.local.Limits;
import dev.millrace.store.local.Outcome;
import dev.millrace.store.local.Sizes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Writes of all or none. Each transaction has a token of its own, by which DynamoDB knows it again
/// for ten minutes: a repeat after a lost reply is answered and not done twice.
final class Transactions {
    private static final String FAILED = "ConditionalCheckFailed";
    private static final String INVALID = "ValidationError";

    private final DynamoDbClient client;
    private final Calls calls;
    private final Meter meter;
    private final Supplier<UUID> tokens;

    Transactions(DynamoDbClient client, Calls calls, Meter meter, Supplier<UUID> tokens) {
        this.client = client;
        this.calls = calls;
        this.meter = meter;
        this.tokens = tokens;
    }

    Capacity transact(Function<String, TableSchema> schemas, List<? extends Write> writes) {
        Limits.checkTransaction(writes.stream()
                .map(write -> expected(schemas.apply(write.table()), write))
                .toList());
        TransactWriteItemsRequest request = TransactWriteItemsRequest.builder()
                .transactItems(writes.stream()
                        .map(write -> element(schemas.apply(write.table()), write))
                        .toList())
                .clientRequestToken(tokens.get().toString())
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
        return calls.run(new Call<>("TransactWriteItems", writes.getFirst().table(),
                Call.Repeat.SAFE, () -> counted(client.transactWriteItems(request)),
                (failure, _) -> {
                    throw refused(schemas, writes, failure);
                }));
    }

    /// What is known of a write before it is sent.
    private static Outcome expected(TableSchema schema, Write write) {
        Key key = Checks.check(schema, write);
        Optional<Item> after = write instanceof Write.Put put
                ? Optional.of(put.item())
                : Optional.empty();
        Sizes sizes = new Sizes(0, after.map(Item::size).orElse(0));
        return new Outcome(write, key, Optional.empty(), after, sizes, true, Capacity.NONE);
    }

    private static TransactWriteItem element(TableSchema schema, Write write) {
        return switch (write) {
            case Write.Put put -> TransactionElements.put(schema, put);
            case Write.Update update -> TransactionElements.update(schema, update);
            case Write.Delete delete -> TransactionElements.delete(schema, delete);
            case Write.Check check -> TransactionElements.check(schema, check);
        };
    }

    private Capacity counted(TransactWriteItemsResponse reply) {
        reply.consumedCapacity()
                .forEach(used -> meter.count(used.tableName(),
                        Units.written(used)));
        return Units.written(reply.consumedCapacity());
    }

    private StoreException refused(Function<String, TableSchema> schemas,
            List<? extends Write> writes, SdkException failure) {
        String table = writes.getFirst().table();
        if (!(failure instanceof TransactionCanceledException cancelled)) {
            return Failures.of("TransactWriteItems", table, failure);
        }
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        return first(reasons, FAILED)
                .map(index -> failed(schemas, writes, index, reasons.get(index)))
                .or(() -> first(reasons, INVALID).map(index -> Failures.invalid(
                        String.valueOf(reasons.get(index).message()), failure)))
                .orElseGet(() -> Failures.of("TransactWriteItems", table, failure));
    }

    private StoreException failed(Function<String, TableSchema> schemas,
            List<? extends Write> writes, int index, CancellationReason reason) {
        Write write = writes.get(index);
        StoreException meaning = Guard.failure(schemas.apply(write.table()), write, index,
                AttributeValues.found(reason.item()));
        return meaning instanceof ConditionFailed failed
                ? new ConditionFailed(write, index, failed.found(), charged(writes, failed))
                : meaning;
    }

    /// DynamoDB charges a cancelled transaction and does not say how much: each write twice, by the
    /// size that is known of it.
    private Capacity charged(List<? extends Write> writes, ConditionFailed failed) {
        Capacity all = failed.used().times(2);
        meter.count(writes.get(failed.index()).table(), all);
        for (int i = 0; i < writes.size(); i++) {
            if (i != failed.index()) {
                all = all.plus(meter.count(writes.get(i).table(), charged(writes.get(i))));
            }
        }
        return all;
    }

    private static Capacity charged(Write write) {
        int bytes = write instanceof Write.Put put ? put.item().size() : 0;
        return Capacity.ofWrite(bytes).times(2);
    }

    private static Optional<Integer> first(List<CancellationReason> reasons, String code) {
        return IntStream.range(0, reasons.size())
                .filter(i -> code.equals(reasons.get(i).code()))
                .boxed()
                .findFirst();
    }
}
