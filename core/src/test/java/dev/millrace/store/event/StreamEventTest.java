package dev.millrace.store.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Value;
import dev.millrace.store.Change;
import dev.millrace.store.ChangeStream.ChangeRecord;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StreamEventTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final TableSchema POINT = TableSchema.of("Point", "MapId", "PointId");
    private static final TableSchema MAP = TableSchema.of("Map", "MapId");
    private static final Key NEEDLE = Key.of("SeattleMapId", "SpaceNeedleId");

    @Test
    void readsTheLoggedEventOfTheSeed() {
        StreamEvent event = read("""
                {"Records":[{"eventID":"557c8825da98fd59e1ac0e4db8258c99","eventName":"INSERT",
                "eventVersion":"1.1","eventSource":"aws:dynamodb","awsRegion":"us-east-2",
                "dynamodb":{"ApproximateCreationDateTime":1502740560.0,
                "Keys":{"PointId":{"S":"SpaceNeedleId"},"MapId":{"S":"SeattleMapId"}},
                "NewImage":{"Category":{"S":"Landmark"},
                "Address":{"S":"400 Broad St, Seattle, WA 98109"},
                "PointId":{"S":"SpaceNeedleId"},"MapId":{"S":"SeattleMapId"}},
                "SequenceNumber":"100000000000950939886","SizeBytes":128,
                "StreamViewType":"NEW_AND_OLD_IMAGES"},"eventSourceARN":"XXX"}]}
                """);

        ChangeRecord record = event.records().getFirst();
        assertThat(event.shard()).isEmpty();
        assertThat(event.source()).isEqualTo("XXX");
        assertThat(record.sequence().number())
                .isEqualTo(new BigInteger("100000000000950939886"));
        assertThat(record.at()).isEqualTo(Instant.ofEpochSecond(1_502_740_560));
        assertThat(record.change().table()).isEqualTo("Point");
        assertThat(record.change().key()).isEqualTo(NEEDLE);
        assertThat(record.change().before()).isEmpty();
        assertThat(record.change().after().orElseThrow().text("Category")).contains("Landmark");
        assertThat(record.change().cause()).isEqualTo(Change.Cause.CALLER);
    }

    @Test
    void readsTheTestEventOfTheSeedWhoseKeysAreOfAnotherTable() {
        StreamEvent event = read("""
                {"Records":[{"eventID":"1","eventVersion":"1.0","dynamodb":{
                "Keys":{"Id":{"N":"101"}},
                "NewImage":{"Category":{"S":"Landmark"},
                "Address":{"S":"400 Broad St, Seattle, WA 98109"},
                "PointId":{"S":"SpaceNeedleId"},"MapId":{"S":"SeattleMapId"}},
                "StreamViewType":"NEW_AND_OLD_IMAGES","SequenceNumber":"111","SizeBytes":26},
                "awsRegion":"us-west-2","eventName":"INSERT","eventSourceARN":"XXX",
                "eventSource":"aws:dynamodb"}]}
                """, POINT);

        assertThat(event.unreadable()).isEmpty();
        assertThat(event.records().getFirst().at()).isEqualTo(NOW);
        assertThat(event.records().getFirst().change().key()).isEqualTo(NEEDLE);
    }

    @Test
    void namesTheShardOfATumblingWindow() {
        StreamEvent event = read("""
                {"shardId":"shardId-00000001","eventSourceARN":"%s","window":{},"state":{},
                "isFinalInvokeForWindow":true,"isWindowTerminatedEarly":false,"Records":[]}
                """.formatted(arn("Point")));

        assertThat(event.shard()).contains("shardId-00000001");
        assertThat(event.source()).isEqualTo(arn("Point"));
        assertThat(event.records()).isEmpty();
    }

    @Test
    void readsUpdatesAndRemovals() {
        StreamEvent event = read(records(
                change("1", "\"OldImage\":{%1$s},\"NewImage\":{%1$s}", ""),
                change("2", "\"OldImage\":{%s}", "")));

        Change update = event.records().getFirst().change();
        Change removal = event.records().getLast().change();
        assertThat(update.before()).isPresent();
        assertThat(update.after()).isPresent();
        assertThat(removal.before()).isPresent();
        assertThat(removal.after()).isEmpty();
    }

    @Test
    void tellsExpiryFromARemovalByACaller() {
        StreamEvent event = read(records(change("1", "\"OldImage\":{%s}", """
                "userIdentity":{"type":"Service","principalId":"dynamodb.amazonaws.com"},""")));

        assertThat(event.records().getFirst().change().cause()).isEqualTo(Change.Cause.EXPIRY);
    }

    @Test
    void readsEveryTypeThatMillraceUsesAndLeavesTheOthersOut() {
        byte[] bytes = "bytes".getBytes(StandardCharsets.UTF_8);
        String image = """
                %%s,"n":{"N":"-1.5"},"b":{"B":"%s"},"t":{"BOOL":true},"z":{"NULL":true},
                "l":{"L":[{"S":"a"},{"NS":["1"]}]},"m":{"M":{"x":{"N":"1"}}},"s":{"SS":["b","a"]},
                "ns":{"NS":["1"]},"bs":{"BS":["AA=="]}
                """.formatted(Base64.getEncoder().encodeToString(bytes));

        StreamEvent event = read(records(change("1", "\"NewImage\":{" + image + "}", "")));

        Item read = event.records().getFirst().change().after().orElseThrow();
        assertThat(read).isEqualTo(POINT.itemOf(NEEDLE)
                .with("n", Value.of(new java.math.BigDecimal("-1.5")))
                .with("b", Value.of(bytes))
                .with("t", Value.of(true))
                .with("z", new Value.Nothing())
                .with("l", new Value.Listing(List.of(Value.of("a"))))
                .with("m", new Value.Mapping(Map.of("x", Value.of(1))))
                .with("s", new Value.TextSet(new TreeSet<>(List.of("a", "b")))));
    }

    @Test
    void takesTheTableFromTheArnWhereKeysFitSeveral() {
        TableSchema copy = TableSchema.of("PointCopy", "MapId", "PointId");

        StreamEvent event = read(records(change("1", "\"NewImage\":{%s}", "")), POINT, copy);

        assertThat(event.records().getFirst().change().table()).isEqualTo("Point");
    }

    @Test
    void setsAsideWhatIsNoChangeAndReadsTheRest() {
        StreamEvent event = read(records("{\"dynamodb\":{\"SequenceNumber\":\"1\"}}",
                change("2", "\"NewImage\":{%s,\"n\":{\"N\":\"x\"}}", ""),
                change("3", "\"NewImage\":{%s}", "")));

        assertThat(event.records()).hasSize(1);
        assertThat(event.unreadable()).extracting(StreamEvent.Unreadable::sequence)
                .containsExactly("1", "2");
        assertThat(event.unreadable().getFirst().reason()).contains("old image or a new one");
    }

    @Test
    void refusesWhatIsNoEventOfAStream() {
        assertThatThrownBy(() -> read("{}")).hasMessageContaining("Records");
        assertThatThrownBy(() -> read("[")).hasMessageContaining("no JSON");
    }

    private static StreamEvent read(String json, TableSchema... tables) {
        return StreamEvent.read(json,
                tables.length == 0 ? List.of(POINT, MAP) : List.of(tables), NOW);
    }

    private static String records(String... records) {
        return "{\"Records\":[" + String.join(",", records) + "]}";
    }

    private static String change(String sequence, String images, String members) {
        String keys = "\"MapId\":{\"S\":\"SeattleMapId\"},\"PointId\":{\"S\":\"SpaceNeedleId\"}";
        return """
                {%s "eventSourceARN":"%s","dynamodb":{"Keys":{%s},"SequenceNumber":"%s",%s}}
                """.formatted(members, arn("Point"), keys, sequence, images.formatted(keys));
    }

    private static String arn(String table) {
        return "arn:aws:dynamodb:us-east-1:123456789012:table/" + table
                + "/stream/2026-11-21T00:00:00.000";
    }
}
