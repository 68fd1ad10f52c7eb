package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.places.Maps;
import dev.millrace.places.Modifiers;
import dev.millrace.places.PlaceMap;
import dev.millrace.places.PlacesTables;
import dev.millrace.places.Points;
import dev.millrace.places.Precondition;
import dev.millrace.places.Seed;
import dev.millrace.store.Consistency;
import dev.millrace.store.Store;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/// The story of the tutorial that places began with, and its sequel, told on a store: after each
/// step the maps' items are what the tutorial says.
///
/// @param settle returns when the views include all that was written
public record PlacesStory(Store store, Runnable settle) {
    private static final String SEATTLE = "SeattleMapId";
    private static final String OLYMPIA = "OlympiaMapId";
    private static final String SYDNEY = "SydneyMapId";
    private static final String TOWNSVILLE = "TownsvilleMapId";

    public void tell() {
        insert();
        change();
        modify();
        move();
        deleteAll();
        insert();
        change();
    }

    /// All maps and points of the tutorial.
    public void insert() {
        Seed.MAPS.forEach(map -> maps().put(map.mapId(), map.body(), Precondition.NONE));
        Seed.POINTS.forEach(point -> points().put(point.mapId(), point.pointId(), point.body(),
                Precondition.NONE));
        settle.run();
        expect(SEATTLE, 2, Map.of("Landmark", 1L, "Restaurant", 1L));
        expect(OLYMPIA, 1, Map.of("Landmark", 1L));
        expect(SYDNEY, 1, Map.of("Landmark", 1L));
        expect(TOWNSVILLE, 3, Map.of("Landmark", 2L, "Restaurant", 1L));
        assertThat(userPart(item(TOWNSVILLE))).isEqualTo(Item.empty()
                .with("MapId", TOWNSVILLE)
                .with("City", "Townsville")
                .with("State", "QLD")
                .with("Country", "AUS")
                .with("TotalPoints", 3));
        assertThat(points().find(SEATTLE, "SpaceNeedleId", Consistency.STRONG)
                .result()
                .item()
                .text("Address")).hasValue("400 Broad St, Seattle, WA 98109");
    }

    private void change() {
        points().delete(SEATTLE, "PalaceKitchenId", Precondition.NONE);
        points().put(SEATTLE, "SpaceNeedleId", Seed.POINTS.getFirst().in("Icon").body(),
                Precondition.NONE);
        settle.run();
        expect(SEATTLE, 1, Map.of("Icon", 1L));
    }

    /// 3 × 2 × 1.5 is 9; what is elsewhere is not touched.
    private void modify() {
        BigDecimal sydney = score(SYDNEY);
        Item untouched = item(SEATTLE);
        modifiers().set("AUS", Optional.empty(), BigDecimal.TWO);
        modifiers().set("AUS", Optional.of("QLD"), new BigDecimal("1.5"));
        settle.run();
        assertThat(score(TOWNSVILLE)).isEqualByComparingTo("9");
        assertThat(score(SYDNEY)).isEqualByComparingTo(sydney.multiply(BigDecimal.TWO));
        assertThat(item(SEATTLE)).isEqualTo(untouched);
        modifiers().remove("AUS", Optional.empty());
        modifiers().remove("AUS", Optional.of("QLD"));
        settle.run();
        assertThat(score(TOWNSVILLE)).isEqualByComparingTo("3");
    }

    private void move() {
        points().put(TOWNSVILLE, "StrandId", """
                {"mapId": "SydneyMapId", "category": "Landmark"}""", Precondition.NONE);
        settle.run();
        expect(TOWNSVILLE, 2, Map.of("Landmark", 1L, "Restaurant", 1L));
        expect(SYDNEY, 2, Map.of("Landmark", 2L));
    }

    private void deleteAll() {
        Seed.MAPS.forEach(map -> maps().delete(map.mapId(), Precondition.NONE));
        settle.run();
        Seed.MAPS.forEach(map -> assertThat(new PlaceMap(item(map.mapId())))
                .as(map.mapId())
                .returns(false, PlaceMap::isShown)
                .returns(0L, PlaceMap::totalPoints)
                .returns(Map.of(), PlaceMap::categoryCounts)
                .returns(BigDecimal.ZERO, PlaceMap::tourismScore));
    }

    private void expect(String mapId, long total, Map<String, Long> categories) {
        assertThat(new PlaceMap(item(mapId))).as(mapId)
                .returns(total, PlaceMap::totalPoints)
                .returns(categories, PlaceMap::categoryCounts)
                .returns(0L, PlaceMap::uncategorised);
        assertThat(score(mapId)).as("score of %s", mapId)
                .isEqualByComparingTo(
                        BigDecimal.valueOf(total));
    }

    private BigDecimal score(String mapId) {
        return new PlaceMap(item(mapId)).tourismScore();
    }

    private Item item(String mapId) {
        return store.get(PlacesTables.MAP, Key.of(mapId), Consistency.STRONG)
                .item()
                .orElseThrow();
    }

    /// The item as the tutorial shows it before it has categories, without bookkeeping.
    private static Item userPart(Item item) {
        Item shown = item.without("CategoryCounts").without("TourismScore");
        for (String name : item.attributes().keySet()) {
            shown = name.contains("#") ? shown.without(name) : shown;
        }
        return shown;
    }

    private Maps maps() {
        return new Maps(store);
    }

    private Points points() {
        return new Points(store);
    }

    private Modifiers modifiers() {
        return new Modifiers(store);
    }
}
