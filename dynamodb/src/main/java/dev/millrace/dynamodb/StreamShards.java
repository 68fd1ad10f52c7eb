package dev.millrace.dynamodb;

import dev.millrace.store.ChangeStream.Shard;
import dev.millrace.store.ChangeStream.Trimmed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsRequest;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsResponse;
import software.amazon.awssdk.services.dynamodb.model.Stream;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// The shards of every stream that a table has or had lately: one that was turned off can be read
/// for a day more, and turning it on again makes a new stream with a new name.
final class StreamShards {
    private final String table;
    private final DynamoDbStreamsClient client;
    private final Calls calls;
    private final Map<String, String> streamOfShard = new ConcurrentHashMap<>();

    StreamShards(String table, DynamoDbStreamsClient client, Calls calls) {
        this.table = table;
        this.client = client;
        this.calls = calls;
    }

    /// Oldest stream first, each in the service's order.
    List<Shard> list() {
        return streams().stream()
                .sorted(Comparator.comparing(Stream::streamLabel))
                .flatMap(stream -> shards(stream.streamArn()).stream())
                .toList();
    }

    /// The stream that a shard is of.
    ///
    /// @throws Trimmed where no stream of the table has it any more
    String streamOf(String shard) {
        if (!streamOfShard.containsKey(shard)) {
            list();
        }
        String stream = streamOfShard.get(shard);
        if (stream == null) {
            throw new Trimmed(shard);
        }
        return stream;
    }

    private List<Stream> streams() {
        List<Stream> all = new ArrayList<>();
        @Nullable
        String after = null;
        do {
            ListStreamsRequest request = ListStreamsRequest.builder()
                    .tableName(table)
                    .exclusiveStartStreamArn(after)
                    .build();
            ListStreamsResponse page = calls.run(Call.read("ListStreams", table,
                    () -> client.listStreams(request)));
            all.addAll(page.streams());
            after = page.lastEvaluatedStreamArn();
        } while (after != null);
        return all;
    }

    private List<Shard> shards(String stream) {
        List<Shard> all = new ArrayList<>();
        @Nullable
        String after = null;
        do {
            DescribeStreamRequest request = DescribeStreamRequest.builder()
                    .streamArn(stream)
                    .exclusiveStartShardId(after)
                    .build();
            StreamDescription page = calls.run(Call.read("DescribeStream", table,
                    () -> client.describeStream(request).streamDescription()));
            page.shards().forEach(each -> all.add(shard(each)));
            page.shards().forEach(each -> streamOfShard.put(each.shardId(), stream));
            after = page.lastEvaluatedShardId();
        } while (after != null);
        return all;
    }

    private static Shard shard(software.amazon.awssdk.services.dynamodb.model.Shard shard) {
        return new Shard(shard.shardId(), Optional.ofNullable(shard.parentShardId()),
                shard.sequenceNumberRange().endingSequenceNumber() != null);
    }
}
