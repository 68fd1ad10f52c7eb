package dev.millrace.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.store.Change;
import dev.millrace.store.ChangeStream.ChangeRecord;
import dev.millrace.store.Consistency;
import dev.millrace.store.Derivation;
import dev.millrace.store.Pages;
import dev.millrace.store.Sequence;
import dev.millrace.store.Store;
import dev.millrace.view.Quarantine;
import dev.millrace.view.Source;
import dev.millrace.view.StreamApplier;
import dev.millrace.view.View;
import dev.millrace.view.ViewEngine;
import dev.millrace.view.ViewTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The seed's maps and points as the least of views.
class StreamWorkTest {
    private static final TableSchema POINT = TableSchema.of("Point", "MapId", "PointId");
    private static final TableSchema MAP = TableSchema.of("Map", "MapId");
    private static final Key SEATTLE = Key.of("SeattleMapId");
    private static final View<Item> TOTAL = View.of("total", 1)
            .from(new Source<>("points", "Point", _ -> true, StreamWorkTest::sound))
            .into(MAP)
            .keyedBy(point -> Key.of(point.text("MapId").orElseThrow()))
            .count("TotalPoints");

    private final Calls calls = new Calls();
    private final Store store = calls.store(Derivation.NONE);
    private final StreamWork work = new StreamWork(List.of(POINT, MAP), new StreamApplier(store,
            new ViewEngine(List.of(TOTAL)), calls.clock), calls.clock);

    StreamWorkTest() {
        List.of(POINT, MAP)
                .stream()
                .filter(table -> !store.tables().list().contains(table.name()))
                .forEach(store.tables()::create);
    }

    @Test
    void countsTheTestEventOfTheSeed() {
        assertThat(failures(calls.call(work, json(SeedEvents.TEST)))).isEmpty();
        assertThat(total()).isEqualTo(1);
        assertThat(failures(calls.call(work, json(SeedEvents.TEST)))).isEmpty();
        assertThat(total()).isEqualTo(1);
    }

    @Test
    void reportsTheLoggedEventOfTheSeedAsAGapSinceItIsOld() {
        assertThat(failures(calls.call(work, json(SeedEvents.LOGGED)))).isEmpty();
        assertThat(total()).isZero();
        assertThat(String.join("\n", calls.log)).contains("need a rebuild", "\"Gap\":1.0");
    }

    @Test
    void countsABatchOnceHoweverItIsCutAndRepeated() {
        List<ChangeRecord> changes = List.of(insert(1, "a"), insert(2, "b"), insert(3, "c"),
                insert(4, "d"));

        for (List<ChangeRecord> batch : List.of(changes.subList(0, 2), changes.subList(0, 3),
                changes, changes.subList(3, 4))) {
            JsonNode answer = calls.call(work, Events.ofStream(POINT, "shardId-1", batch));
            assertThat(failures(answer)).isEmpty();
            assertThat(answer.path("state").isObject()).isTrue();
        }

        assertThat(total()).isEqualTo(4);
    }

    @Test
    void refusesAnEventOfAStreamThatDoesNotNameItsShard() {
        Map<String, Object> event = new HashMap<>(
                Events.ofStream(POINT, "shardId-1", List.of(insert(7, "a"))));
        event.remove("shardId");

        JsonNode answer = calls.call(work, event);

        assertThat(failures(answer)).containsExactly("7");
        assertThat(total()).isZero();
        assertThat(String.join("\n", calls.log)).contains("tumbling window");
    }

    @Test
    void keepsWhatCannotBeDigestedInQuarantineAndGoesOn() {
        ChangeRecord bad = change(2, item("bad"));

        assertThat(failures(calls.call(work, Events.ofStream(POINT, "shardId-1",
                List.of(insert(1, "a"), bad, insert(3, "c")))))).isEmpty();

        assertThat(total()).isEqualTo(2);
        assertThat(quarantine()).extracting(Quarantine.Entry::reason)
                .singleElement()
                .asString()
                .contains("a bad point");
    }

    @Test
    void keepsWhatIsNoChangeInQuarantineToo() {
        String sound = Events.json(
                Events.ofStream(POINT, "shardId-1", List.of(insert(3, "c"))));
        JsonNode event = json(sound.replace("\"Records\":[", """
                "Records":[{"eventSourceARN":"arn:aws:dynamodb:us-east-1:1:table/Point/stream/1",
                "dynamodb":{"SequenceNumber":"2"}},"""));

        assertThat(failures(calls.call(work, event))).isEmpty();

        assertThat(total()).isEqualTo(1);
        assertThat(quarantine()).extracting(entry -> entry.position().orElseThrow())
                .singleElement()
                .asString()
                .startsWith("shardId-1#000")
                .endsWith("2");
    }

    @Test
    void givesTheBatchBackWhereTheStoreIsBroken() {
        store.tables().drop(ViewTable.NAME);

        assertThat(failures(calls.call(work,
                Events.ofStream(POINT, "shardId-1", List.of(insert(5, "a"), insert(6, "b"))))))
                .containsExactly("5");
    }

    @Test
    void takesAnEmptyLastBatchOfAWindow() {
        assertThat(failures(calls.call(work, Events.ofStream(POINT, "shardId-1", List.of()))))
                .isEmpty();
    }

    @Test
    void failsWhatIsNoEventOfAStream() {
        assertThatThrownBy(() -> calls.call(work, Map.of("job", "report")))
                .hasMessageContaining("Records");
    }

    private static Item sound(Item point) {
        if (point.has("bad")) {
            throw new IllegalArgumentException("a bad point");
        }
        return point;
    }

    private static ChangeRecord insert(long sequence, String point) {
        return change(sequence, POINT.itemOf(Key.of(SEATTLE.partition(), point)));
    }

    private static Item item(String mark) {
        return POINT.itemOf(Key.of(SEATTLE.partition(), "x")).with(mark, "1");
    }

    private static ChangeRecord change(long sequence, Item after) {
        return new ChangeRecord(Sequence.of(sequence), Calls.NOW, new Change("Point",
                POINT.keyOf(after), Optional.empty(), Optional.of(after),
                Change.Cause.CALLER));
    }

    private static List<String> failures(JsonNode answer) {
        return answer.path("batchItemFailures").findValuesAsString("itemIdentifier");
    }

    private static JsonNode json(String event) {
        return new JsonMapper().readTree(event);
    }

    private long total() {
        return store.get("Map", SEATTLE, Consistency.STRONG)
                .item()
                .map(item -> item.number("TotalPoints"))
                .orElse(0L);
    }

    private List<Quarantine.Entry> quarantine() {
        return Pages.all(store, Quarantine.of("total"))
                .items()
                .stream()
                .map(Quarantine.Entry::of)
                .toList();
    }
}
