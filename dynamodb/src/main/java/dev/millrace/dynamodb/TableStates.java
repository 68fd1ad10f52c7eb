package dev.millrace.dynamodb;

import dev.millrace.store.NoSuchTable;
import dev.millrace.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/// Looks at tables, and waits for them to come and go.
final class TableStates {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final DynamoDbClient client;
    private final Calls calls;

    TableStates(DynamoDbClient client, Calls calls) {
        this.client = client;
        this.calls = calls;
    }

    /// @throws NoSuchTable where there is none of that name
    TableDescription describe(String table) {
        return find(table).orElseThrow(() -> new NoSuchTable(table));
    }

    Optional<TableDescription> find(String table) {
        DescribeTableRequest request = DescribeTableRequest.builder().tableName(table).build();
        return calls.run(new Call<>("DescribeTable", table, Call.Repeat.READ,
                () -> Optional.of(client.describeTable(request).table()), (failure, _) -> {
                    if (failure instanceof ResourceNotFoundException) {
                        return Optional.empty();
                    }
                    throw Failures.of("DescribeTable", table, failure);
                }));
    }

    TableDescription awaitActive(String table) {
        return await(table, found -> found.filter(TableStates::isActive).isPresent()).orElseThrow();
    }

    void awaitGone(String table) {
        await(table, Optional::isEmpty);
    }

    /// Waits only for what is on its way out, so that its name is free again.
    Optional<TableDescription> findSettled(String table) {
        return await(table, found -> found
                .filter(each -> each.tableStatus() == TableStatus.DELETING)
                .isEmpty());
    }

    private Optional<TableDescription> await(String table,
            Predicate<Optional<TableDescription>> wanted) {
        Instant end = calls.now().plus(LONGEST);
        for (int repeats = 0; calls.now().isBefore(end); repeats++) {
            Optional<TableDescription> found = find(table);
            if (wanted.test(found)) {
                return found;
            }
            calls.pause(repeats);
        }
        throw new StoreException("table " + table + " did not become ready within "
                + LONGEST.toMinutes() + " minutes: look at it in the AWS console, then try again");
    }

    private static boolean isActive(TableDescription table) {
        return table.tableStatus() == TableStatus.ACTIVE && table.globalSecondaryIndexes()
                .stream()
                .allMatch(index -> index.indexStatus() == IndexStatus.ACTIVE);
    }
}
