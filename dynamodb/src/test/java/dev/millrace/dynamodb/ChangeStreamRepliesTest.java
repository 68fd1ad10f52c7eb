package dev.millrace.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.store.Change.Cause;
import dev.millrace.store.ChangeStream;
import dev.millrace.store.ChangeStream.ChangeRecord;
import dev.millrace.store.ChangeStream.Records;
import dev.millrace.store.ChangeStream.Shard;
import dev.millrace.store.ChangeStream.Trimmed;
import dev.millrace.store.Sequence;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What DynamoDB Streams does on AWS and DynamoDB Local does not.
final class ChangeStreamRepliesTest {
    private static final String STREAMS = """
            {"Streams": [{"StreamArn": "arn:new", "TableName": "Things", "StreamLabel": "2026"},
                         {"StreamArn": "arn:old", "TableName": "Things", "StreamLabel": "2025"}]}""";
    private static final String OLD = """
            {"StreamDescription": {"StreamArn": "arn:old", "LastEvaluatedShardId": "s1", "Shards": [
             {"ShardId": "s1", "SequenceNumberRange":
              {"StartingSequenceNumber": "1", "EndingSequenceNumber": "9"}}]}}""";
    private static final String OLD_MORE = """
            {"StreamDescription": {"StreamArn": "arn:old", "Shards": [
             {"ShardId": "s2", "ParentShardId": "s1", "SequenceNumberRange":
              {"StartingSequenceNumber": "10", "EndingSequenceNumber": "19"}}]}}""";
    private static final String NEW = """
            {"StreamDescription": {"StreamArn": "arn:new", "Shards": [
             {"ShardId": "s3", "SequenceNumberRange": {"StartingSequenceNumber": "20"}}]}}""";
    private static final String EXPIRED_ITEM = """
            {"NextShardIterator": "next", "Records": [{"eventID": "1", "eventName": "REMOVE",
              "userIdentity": {"Type": "Service", "PrincipalId": "dynamodb.amazonaws.com"},
              "dynamodb": {"ApproximateCreationDateTime": 1700000000, "SequenceNumber":
                "100000000000000000000000000000000000001", "Keys": {"id": {"S": "a"}},
                "OldImage": {"id": {"S": "a"}, "n": {"N": "1"}}}}]}""";
    private static final String NOTHING_YET = """
            {"NextShardIterator": "next", "Records": []}""";

    private final ScriptedHttp http = new ScriptedHttp().on("DescribeTable", ScriptedStore.THINGS)
            .on("ListStreams", STREAMS)
            .on("DescribeStream", OLD)
            .on("DescribeStream", OLD_MORE)
            .on("DescribeStream", NEW);
    private final ChangeStream stream = ScriptedStore.of(http).changes("Things");

    @Test
    void listsTheShardsOfAFormerStreamFirst() {
        assertThat(stream.shards()).containsExactly(new Shard("s1", Optional.empty(), true),
                new Shard("s2", Optional.of("s1"), true), new Shard("s3", Optional.empty(), false));
    }

    @Test
    void whatTheServiceRemovedHasExpired() {
        iterator().on("GetRecords", EXPIRED_ITEM);
        ChangeRecord record = stream.read("s3", Optional.empty(), 10).records().getFirst();
        assertThat(record.change().cause()).isEqualTo(Cause.EXPIRY);
        assertThat(record.change().after()).isEmpty();
        assertThat(record.change().before().orElseThrow().number("n")).isEqualTo(1);
        assertThat(record.sequence()).hasToString("100000000000000000000000000000000000001");
    }

    @Test
    void anEmptyPageIsNoEndAndItsIteratorIsKept() {
        iterator().on("GetRecords", NOTHING_YET).on("GetRecords", NOTHING_YET);
        Records first = stream.read("s3", Optional.empty(), 10);
        Records second = stream.read("s3", Optional.empty(), 10);
        assertThat(first.end()).isFalse();
        assertThat(second.end()).isFalse();
        assertThat(http.asked()).containsOnlyOnce("GetShardIterator");
    }

    @Test
    void anExpiredIteratorIsRenewed() {
        iterator().on("GetRecords", NOTHING_YET)
                .refuse("GetRecords", 400, "ExpiredIteratorException")
                .on("GetShardIterator", "{\"ShardIterator\": \"fresh\"}")
                .on("GetRecords", EXPIRED_ITEM);
        stream.read("s3", Optional.empty(), 10);
        assertThat(stream.read("s3", Optional.empty(), 10).records()).hasSize(1);
    }

    @Test
    void aShardWithoutNextIteratorIsAtItsEnd() {
        iterator().on("GetRecords", "{\"Records\": []}");
        assertThat(stream.read("s2", Optional.empty(), 10).end()).isTrue();
    }

    @Test
    void tellsThatRecordsAreGone() {
        http.refuse("GetShardIterator", 400, "TrimmedDataAccessException");
        assertThatThrownBy(() -> stream.read("s1", Optional.of(Sequence.of(3)), 10))
                .isInstanceOf(Trimmed.class);
        iterator().refuse("GetRecords", 400, "TrimmedDataAccessException");
        assertThatThrownBy(() -> stream.read("s2", Optional.of(Sequence.of(3)), 10))
                .isInstanceOf(Trimmed.class);
    }

    @Test
    void tellsThatAShardIsGone() {
        stream.shards();
        http.on("ListStreams", "{\"Streams\": []}");
        assertThatThrownBy(() -> stream.read("s0", Optional.empty(), 10))
                .isInstanceOf(Trimmed.class);
    }

    private ScriptedHttp iterator() {
        return http.on("GetShardIterator", "{\"ShardIterator\": \"first\"}");
    }
}
