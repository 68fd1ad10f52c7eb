package dev.millrace.dynamodb;

import dev.millrace.store.StoreException;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/// What a table forgets by itself, and how far back it can be restored.
final class Retention {
    private static final Set<String> UNKNOWN = Set.of("UnknownOperationException",
            "UnknownOperation", "NotImplemented");

    private final DynamoDbClient client;
    private final Calls calls;

    Retention(DynamoDbClient client, Calls calls) {
        this.client = client;
        this.calls = calls;
    }

    Optional<String> ttl(String table) {
        DescribeTimeToLiveRequest request = DescribeTimeToLiveRequest.builder()
                .tableName(table)
                .build();
        TimeToLiveDescription ttl = calls.run(Call.read("DescribeTimeToLive", table,
                () -> client.describeTimeToLive(request).timeToLiveDescription()));
        boolean on = ttl.timeToLiveStatus() == TimeToLiveStatus.ENABLED
                || ttl.timeToLiveStatus() == TimeToLiveStatus.ENABLING;
        return on ? Optional.of(ttl.attributeName()) : Optional.empty();
    }

    /// @throws StoreException where the table expires its items by another attribute
    void expireBy(String attribute, String table) {
        Optional<String> now = ttl(table);
        if (now.isEmpty()) {
            turnOn(attribute, table);
        } else if (!now.get().equals(attribute)) {
            throw new StoreException("table " + table + " expires its items by " + now.get()
                    + " and not by " + attribute + ": change its time-to-live setting");
        }
    }

    /// Turns on point-in-time recovery where the endpoint knows of it.
    void recoverable(String table) {
        UpdateContinuousBackupsRequest request = UpdateContinuousBackupsRequest.builder()
                .tableName(table)
                .pointInTimeRecoverySpecification(each -> each.pointInTimeRecoveryEnabled(true))
                .build();
        calls.run(new Call<>("UpdateContinuousBackups", table, Call.Repeat.SAFE,
                () -> Optional.of(client.updateContinuousBackups(request)), (failure, _) -> {
                    if (isUnknown(failure)) {
                        return Optional.empty();
                    }
                    throw Failures.of("UpdateContinuousBackups", table, failure);
                }));
    }

    /// Somebody else may do so at the same time: what counts is that it is on.
    private void turnOn(String attribute, String table) {
        UpdateTimeToLiveRequest request = UpdateTimeToLiveRequest.builder()
                .tableName(table)
                .timeToLiveSpecification(each -> each.attributeName(attribute).enabled(true))
                .build();
        calls.run(new Call<>("UpdateTimeToLive", table, Call.Repeat.SAFE,
                () -> Optional.of(client.updateTimeToLive(request)), (failure, _) -> {
                    if (ttl(table).equals(Optional.of(attribute))) {
                        return Optional.empty();
                    }
                    throw Failures.of("UpdateTimeToLive", table, failure);
                }));
    }

    private static boolean isUnknown(SdkException failure) {
        return failure instanceof AwsServiceException answer
                && UNKNOWN.contains(Fault.code(answer));
    }
}
