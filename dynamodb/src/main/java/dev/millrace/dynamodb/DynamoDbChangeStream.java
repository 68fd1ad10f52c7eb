package dev.millrace.dynamodb;

import dev.millrace.item.TableSchema;
import dev.millrace.store.ChangeStream;
import dev.millrace.store.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// The change stream of a table, by DynamoDB Streams.
///
/// Where a read of a shard ended, the service's iterator is kept, so that the next read goes on from
/// there for one call instead of two; after fifteen minutes it has expired and is asked for anew. An
/// empty page is no end: the iterator moves on with every page, and only a closed shard runs out.
public final class DynamoDbChangeStream implements ChangeStream {
    private static final int MAX_RECORDS = 1000;
    private static final int SEQUENCE_DIGITS = 21;

    private final TableSchema schema;
    private final DynamoDbStreamsClient client;
    private final Calls calls;
    private final StreamShards shards;
    private final Map<String, Place> places = new ConcurrentHashMap<>();

    DynamoDbChangeStream(TableSchema schema, DynamoDbStreamsClient client, Calls calls) {
        this.schema = schema;
        this.client = client;
        this.calls = calls;
        this.shards = new StreamShards(schema.name(), client, calls);
    }

    @Override
    public List<Shard> shards() {
        return shards.list();
    }

    @Override
    public Records read(String shard, Optional<Sequence> after, int limit) {
        Place kept = places.remove(shard);
        if (kept != null && kept.after().equals(after)) {
            Optional<GetRecordsResponse> page = page(shard, kept.iterator(), limit);
            if (page.isPresent()) {
                return records(shard, after, page.get());
            }
        }
        return records(shard, after, page(shard, iterator(shard, after), limit)
                .orElseThrow(() -> new IllegalStateException("a new iterator has expired")));
    }

    private Records records(String shard, Optional<Sequence> after, GetRecordsResponse page) {
        List<ChangeRecord> records = page.records()
                .stream()
                .map(record -> StreamRecords.of(schema, record))
                .toList();
        Optional<Sequence> last = records.isEmpty()
                ? after
                : Optional.of(records.getLast().sequence());
        @Nullable
        String next = page.nextShardIterator();
        if (next != null) {
            places.put(shard, new Place(last, next));
        }
        return new Records(records, next == null);
    }

    /// One page, or empty where the iterator has expired.
    private Optional<GetRecordsResponse> page(String shard, String iterator, int limit) {
        GetRecordsRequest request = GetRecordsRequest.builder()
                .shardIterator(iterator)
                .limit(Math.min(limit, MAX_RECORDS))
                .build();
        return calls.run(new Call<>("GetRecords", schema.name(), Call.Repeat.READ,
                () -> Optional.of(client.getRecords(request)), (failure, _) -> {
                    if (failure instanceof ExpiredIteratorException) {
                        return Optional.empty();
                    }
                    throw refused("GetRecords", shard, failure);
                }));
    }

    private String iterator(String shard, Optional<Sequence> after) {
        GetShardIteratorRequest request = GetShardIteratorRequest.builder()
                .streamArn(shards.streamOf(shard))
                .shardId(shard)
                .shardIteratorType(after.isPresent()
                        ? ShardIteratorType.AFTER_SEQUENCE_NUMBER
                        : ShardIteratorType.TRIM_HORIZON)
                .sequenceNumber(after.map(DynamoDbChangeStream::text).orElse(null))
                .build();
        return calls.run(new Call<>("GetShardIterator", schema.name(), Call.Repeat.READ,
                () -> client.getShardIterator(request).shardIterator(), (failure, _) -> {
                    throw refused("GetShardIterator", shard, failure);
                }));
    }

    /// Sequence numbers are texts of 21 digits or more, which some endpoints fill with zeros.
    private static String text(Sequence sequence) {
        String digits = sequence.toString();
        return "0".repeat(Math.max(0, SEQUENCE_DIGITS - digits.length())) + digits;
    }

    private RuntimeException refused(String action, String shard, SdkException failure) {
        return failure instanceof TrimmedDataAccessException
                || failure instanceof ResourceNotFoundException
                        ? new Trimmed(shard)
                        : Failures.of(action, schema.name(), failure);
    }

    /// Where the next read of a shard goes on.
    private record Place(Optional<Sequence> after, String iterator) {}
}
