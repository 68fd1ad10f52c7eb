package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Value;
import dev.millrace.store.Change;
import dev.millrace.store.Consistency;
import dev.millrace.store.Derivation;
import dev.millrace.store.Query;
import dev.millrace.store.Write;
import dev.millrace.view.KeyedView;
import dev.millrace.view.Source;
import dev.millrace.view.UnkeepableView;
import dev.millrace.view.View;
import dev.millrace.view.ViewAudit;
import dev.millrace.view.ViewEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PipelineDriverTest {
    private static final TableSchema POINTS = TableSchema.of("Point", "MapId", "PointId")
            .withTtl("ExpiresAt");
    private static final TableSchema MAPS = TableSchema.of("Map", "MapId")
            .withEngineAttributes("Total", "Categories", "First", "LatestAt", "Text", "Maps",
                    "w#*");
    private static final Source<Item> ALL_POINTS = new Source<>("points", "Point", _ -> true,
            PipelineDriverTest::readable);
    private static final Source<Item> ALL_MAPS = new Source<>("maps", "Map",
            key -> !key.partition().equals("all"), item -> item);
    private static final Key MAP = Key.of("m1");

    private final KeyedView<Item> totals = View.of("totals", 1)
            .from(ALL_POINTS)
            .into(MAPS)
            .keyedBy(point -> Key.of(point.text("MapId").orElseThrow()))
            .count("Total")
            .countInMap("Categories", point -> point.text("Category").orElse("none"));
    private final KeyedView<Item> extremes = View.of("extremes", 1)
            .from(ALL_POINTS)
            .into(MAPS)
            .keyedBy(point -> Key.of(point.text("MapId").orElseThrow()))
            .first("First", point -> point.number("Time"))
            .latest("LatestAt", point -> Value.of(point.number("Time")),
                    point -> Map.of("Text", Value.of(point.text("Category").orElse("none"))));
    /// Counts the maps that have points: a view of a view.
    private final KeyedView<Item> maps = View.of("maps", 1)
            .from(ALL_MAPS)
            .into(MAPS)
            .keyedByEach(map -> map.number("Total") > 0 ? List.of(Key.of("all")) : List.of())
            .count("Maps");

    @Test
    void keepsEveryAggregateUnderInsertUpdateAndDelete() {
        KeyedView<Item> kept = extremes.requeriedBy((key, reader) -> reader
                .query(Query.of("Point", key.partition())));
        PipelineDriver driver = new PipelineDriver(List.of(totals, kept), List.of(POINTS, MAPS));

        driver.put("Point", point("a", "park", 5));
        driver.put("Point", point("b", "cafe", 9));
        driver.put("Point", point("a", "cafe", 3));
        driver.deliver();
        Item first = driver.view(totals, MAP).orElseThrow();
        driver.delete("Point", Key.of("m1", "a"));
        driver.deliver(1);
        driver.repeat(2);
        Item second = driver.view(totals, MAP).orElseThrow();

        assertThat(first.number("Total")).isEqualTo(2);
        assertThat(first.find("Categories")).hasValueSatisfying(value -> assertThat(
                ((Value.Mapping) value).values()).containsEntry("cafe", Value.of(2)));
        assertThat(first.number("First")).isEqualTo(3);
        assertThat(second.number("Total")).isEqualTo(1);
        assertThat(second.number("First")).isEqualTo(9);
        assertThat(second.text("Text")).hasValue("cafe");
        assertThat(driver.differences(totals)).isEmpty();
    }

    @Test
    void keepsHistoryWhenFactsExpire() {
        PipelineDriver driver = new PipelineDriver(List.of(totals), List.of(POINTS, MAPS));
        long soon = Instant.parse("2022-10-20T01:00:00Z").getEpochSecond();

        driver.put("Point", point("a", "park", 5).with("ExpiresAt", soon));
        driver.advance(Duration.ofHours(2));
        driver.deliver();

        assertThat(driver.view(totals, MAP)).hasValueSatisfying(
                item -> assertThat(item.number("Total")).isEqualTo(1));
    }

    @Test
    void goesOnAfterAFactThatCannotBeRead() {
        PipelineDriver driver = new PipelineDriver(List.of(totals), List.of(POINTS, MAPS));

        driver.put("Point", point("bad", "park", 5).with("Broken", 1));
        driver.put("Point", point("good", "park", 5));
        driver.deliver();
        driver.repeat(1);

        assertThat(driver.view(totals, MAP)).hasValueSatisfying(
                item -> assertThat(item.number("Total")).isEqualTo(1));
        assertThat(driver.quarantine(totals)).singleElement().satisfies(entry -> {
            assertThat(entry.fact()).isEqualTo(Key.of("m1", "bad"));
            assertThat(entry.reason()).contains("broken");
            assertThat(entry.position()).isPresent();
        });
    }

    @Test
    void keepsViewsOfViews() {
        PipelineDriver driver = new PipelineDriver(List.of(totals, maps), List.of(POINTS, MAPS));

        driver.put("Point", point("a", "park", 5));
        driver.put("Point", point("b", "park", 5));
        driver.deliver();
        driver.repeat(1);
        long withPoints = driver.view(maps, Key.of("all")).orElseThrow().number("Maps");
        driver.delete("Point", Key.of("m1", "a"));
        driver.delete("Point", Key.of("m1", "b"));
        driver.deliver();

        assertThat(withPoints).isEqualTo(1);
        assertThat(driver.view(maps, Key.of("all")).orElseThrow().number("Maps")).isZero();
    }

    @Test
    void keepsViewsOfViewsInsideATransaction() {
        MemoryStore store = embedded(new ViewEngine(List.of(totals, maps)));

        store.write(Write.put("Point", point("a", "park", 5)));
        assertThat(maps(store)).isEqualTo(1);
        store.write(Write.delete("Point", Key.of("m1", "a")));
        assertThat(maps(store)).isZero();
    }

    @Test
    void refusesExtremesThatDeletesWouldBreak() {
        assertThatThrownBy(() -> new ViewEngine(List.of(extremes)))
                .isInstanceOf(UnkeepableView.class)
                .hasMessageContaining("requeriedBy");
    }

    @Test
    void rebuildsAViewThatIsDeclaredAnew() {
        MemoryStore store = embedded(new ViewEngine(List.of()));
        store.write(Write.put("Point", point("a", "park", 5)));
        store.write(Write.put("Point", point("bad", "park", 5).with("Broken", 1)));
        ViewEngine engine = new ViewEngine(List.of(totals));
        MemoryStore later = copy(store, engine);
        ViewAudit audit = new ViewAudit(later, engine);

        ViewAudit.Verification before = audit.verify("totals");
        int wrong = audit.rebuild("totals");

        assertThat(before.status().needsRebuild()).isTrue();
        assertThat(before.differences()).hasSize(2);
        assertThat(wrong).isEqualTo(2);
        assertThat(audit.verify("totals").holds()).isTrue();
        assertThat(audit.list()).singleElement()
                .satisfies(status -> assertThat(status.generation()).isEqualTo(2));
    }

    private static long maps(MemoryStore store) {
        return store.get("Map", Key.of("all"), Consistency.STRONG)
                .item()
                .orElseThrow()
                .number("Maps");
    }

    private static MemoryStore embedded(ViewEngine engine) {
        MemoryStore store = new MemoryStore(new HandClock(Instant.EPOCH), engine);
        store.tables().create(POINTS);
        store.tables().create(MAPS);
        return store;
    }

    /// The same facts in a store that does not derive while they are written.
    private static MemoryStore copy(MemoryStore store, ViewEngine engine) {
        SwitchedDerivation derivation = new SwitchedDerivation(engine);
        MemoryStore copy = new MemoryStore(new HandClock(Instant.EPOCH), derivation);
        copy.tables().create(POINTS);
        copy.tables().create(MAPS);
        copy.putAll("Point", store.tables().scan("Point", Optional.empty(), 10).items());
        derivation.on = true;
        return copy;
    }

    /// Runs an engine from some time on, as a release with a new view does.
    private static final class SwitchedDerivation implements Derivation {
        private final Derivation derivation;
        private boolean on;

        SwitchedDerivation(Derivation derivation) {
            this.derivation = derivation;
        }

        @Override
        public void derive(List<Change> changes, Transaction transaction) {
            if (on) {
                derivation.derive(changes, transaction);
            }
        }
    }

    private static Item readable(Item item) {
        if (item.has("Broken")) {
            throw new IllegalArgumentException("a broken point");
        }
        return item;
    }

    private static Item point(String id, String category, long time) {
        return POINTS.itemOf(Key.of("m1", id)).with("Category", category).with("Time", time);
    }
}
