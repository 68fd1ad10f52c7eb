package dev.millrace.places;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.sqlite.SqliteStore;
import dev.millrace.store.Consistency;
import dev.millrace.store.Write;
import dev.millrace.testkit.PlacesCrowd;
import dev.millrace.testkit.PlacesStory;
import dev.millrace.view.ViewAudit;
import dev.millrace.view.ViewEngine;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlacesOnSqliteTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private SqliteStore store;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private ViewAudit audit;

    @BeforeEach
    void open() {
        ViewEngine engine = new ViewEngine(PlacesViews.all());
        store = SqliteStore.open(folder, engine);
        PlacesTables.all().forEach(store.tables()::create);
        audit = new ViewAudit(store, engine);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void tellsTheStoryOfTheSeed() {
        new PlacesStory(store, () -> {}).tell();
        assertThatAllHold();
    }

    @Test
    void countsWhatAHundredWritersLeave() throws InterruptedException {
        PlacesCrowd crowd = new PlacesCrowd(store, 100, 6);
        crowd.run();
        PlaceMap map = map(PlacesCrowd.MAP);
        Map<String, Long> counted = new TreeMap<>(map.categoryCounts());
        if (map.uncategorised() != 0) {
            counted.put("", map.uncategorised());
        }
        assertThat(counted).isEqualTo(crowd.count()).isNotEmpty();
        assertThatAllHold();
    }

    @Test
    void aMalformedRecordStopsNothingAndIsFound() {
        putMap("M");
        store.write(Write.put(PlacesTables.POINT, Item.empty()
                .with("MapId", "M")
                .with("PointId", "odd")
                .with("Category", 7)));
        new Points(store).put("M", "even", "{\"category\":\"x\"}", Precondition.NONE);
        assertThat(map("M").categoryCounts()).isEqualTo(Map.of("x", 1L));
        assertThat(audit.verify("map-summary")).satisfies(found -> {
            assertThat(found.holds()).isFalse();
            assertThat(found.status().quarantined()).isEqualTo(1);
            assertThat(found.differences()).isEmpty();
        });
        new Points(store).put("M", "odd", "{}", Precondition.NONE);
        audit.rebuild("map-summary");
        assertThat(map("M").totalPoints()).isEqualTo(2);
        assertThatAllHold();
    }

    @Test
    void pointsBeforeTheirMapAreCountedWhenItComes() {
        store.write(Write.put(PlacesTables.POINT,
                PlacesTables.POINT_SCHEMA.itemOf(Key.of("later", "p"))));
        assertThat(map("later").isShown()).isFalse();
        putMap("later");
        assertThat(map("later")).returns(true, PlaceMap::isShown)
                .returns(1L, PlaceMap::uncategorised);
    }

    @Test
    void aDeletionThatWasCutOffGoesOn() {
        putMap("M");
        new Points(store).put("M", "p", "{\"category\":\"x\"}", Precondition.NONE);
        store.write(Write.update(PlacesTables.MAP, Key.of("M"))
                .set(PlacesTables.DELETED, 1)
                .remove("City"));
        assertThat(new Maps(store).delete("M", Precondition.NONE).result()).isEqualTo(1);
        assertThat(map("M").totalPoints()).isZero();
        store.write(Write.update(PlacesTables.MAP, Key.of("M")).set(PlacesTables.DELETED, 2));
        putMap("M");
        assertThat(map("M")).returns(true, PlaceMap::isShown).returns(0L, PlaceMap::totalPoints);
        assertThatAllHold();
    }

    @Test
    void loadsFilesAndTellsWhatItRefused() {
        putMap("M");
        assertThat(load(PointFile.CSV, """
                \uFEFFPointID,Category,latitude,longitude,note
                a,Café,1.5,2,"two
                lines"
                b,,x,2,
                c,Bar,1
                ,Bar,1,2,
                a,Bar,1.5,2,
                """)).containsExactly("4 latitude", "5 body", "6 pointId");
        assertThat(map("M").categoryCounts()).isEqualTo(Map.of("Bar", 1L));
        assertThat(load(PointFile.GEOJSON, """
                {"type":"FeatureCollection","name":"x","features":[
                {"type":"Feature","id":7,"geometry":{"type":"Point","coordinates":[1,2,3]},
                 "properties":{"category":"Bar"}},
                {"type":"Feature","id":"l","geometry":{"type":"LineString","coordinates":[]},
                 "properties":null},
                {"type":"Feature","geometry":null,"properties":{"pointId":"n","mapId":"N"}}]}
                """)).containsExactly("4 geometry", "6 mapId");
        assertThat(map("M").categoryCounts()).isEqualTo(Map.of("Bar", 2L));
        assertThat(new Points(store).find("M", "7", Consistency.STRONG).result().members())
                .containsKeys("longitude", "latitude", "altitude");
        assertThatAllHold();
    }

    /// Lines and fields of what was refused.
    private List<String> load(PointFile form, String text) {
        List<String> refused = new ArrayList<>();
        PointLoader loader = new PointLoader(store, Optional.of("M"), new PointLoader.Listener() {
            @Override
            public void progressed(long points) {}

            @Override
            public void refused(PointLoader.Refusal refusal) {
                refused.add(refusal.line() + " " + refusal.field());
            }
        });
        loader.load(form, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(loader.report().result().refused()).isEqualTo(refused.size());
        refused.sort(null);
        return refused;
    }

    private void putMap(String mapId) {
        new Maps(store).put(mapId, "{\"city\":\"x\"}", Precondition.NONE);
    }

    private PlaceMap map(String mapId) {
        return new PlaceMap(store.get(PlacesTables.MAP, Key.of(mapId), Consistency.STRONG)
                .item()
                .orElseThrow());
    }

    private void assertThatAllHold() {
        assertThat(audit.list()).allSatisfy(
                view -> assertThat(audit.verify(view.name()).holds()).as(view.name()).isTrue());
    }
}
