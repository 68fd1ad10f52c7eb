package dev.millrace.places;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.Value;
import dev.millrace.store.Query;
import dev.millrace.view.Contributions;
import dev.millrace.view.FactReader;
import dev.millrace.view.Slots;
import dev.millrace.view.Source;
import dev.millrace.view.View;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All views of places, as the engine takes them.
///
/// `map-summary` counts the points of a map on the map's own item. `map-index` lists the maps of a
/// country, of a state, and all of them, so that nobody has to scan. `map-score` stands on both: it
/// is computed again when a map's total or place changed, and for the maps of one region when the
/// modifier of that region did.
///
/// The score is exact at rest whatever order the changes come in. Say a map comes to a country (it
/// is indexed at *i*, its score reads the modifier at *r* > *i*), and the country's modifier changes
/// at *c*. If *c* < *r*, the map's own computation reads the new modifier. Otherwise *i* < *r* <=
/// *c*, and the computations that the modifier's change asks for, which come after *c*, find the map
/// in the index. This holds because a change is folded into the index before it is computed with,
/// and because the index and all else is read with strong consistency, which a secondary index could
/// not give.
public final class PlacesViews {
    private static final Source<PointFact> POINTS = new Source<>("points", PlacesTables.POINT,
            _ -> true, PointFact::of);
    private static final Source<MapFact> MAPS = new Source<>("maps", PlacesTables.MAP, _ -> true,
            MapFact::of);
    private static final Source<ModifierFact> MODIFIERS = new Source<>("modifiers",
            PlacesTables.REGION, Regions::isModifier, ModifierFact::of)
            .marked(new Source.Mark.Partition(Regions.MODIFIERS));

    private PlacesViews() {}

    public static List<View<?>> all() {
        return List.of(mapSummary(), mapIndex(), mapScore());
    }

    private static View<?> mapSummary() {
        return View.of("map-summary", 1)
                .from(POINTS)
                .into(PlacesTables.MAP_SCHEMA)
                .contributing((PointFact point, Contributions out) -> {
                    out.at(point.map()).add(PlacesTables.TOTAL_POINTS, 1);
                    point.category()
                            .ifPresent(category -> out.at(point.map())
                                    .addInMap(PlacesTables.CATEGORY_COUNTS, category, 1));
                });
    }

    private static View<?> mapIndex() {
        return View.of("map-index", 1)
                .from(MAPS)
                .into(PlacesTables.REGION_SCHEMA)
                .keyedByEach(MapFact::entries)
                .count(PlacesTables.MAPS);
    }

    private static View<?> mapScore() {
        return View.of("map-score", 1)
                .recomputing(PlacesTables.MAP_SCHEMA)
                .when(MAPS, (map, _) -> map.scored())
                .when(MODIFIERS, PlacesViews::mapsOf)
                .as(Set.of(PlacesTables.TOURISM_SCORE), PlacesViews::score);
    }

    private static List<Key> mapsOf(ModifierFact modifier, FactReader reader) {
        return reader.query(Query.of(PlacesTables.REGION, Regions.maps(modifier.region())))
                .stream()
                .filter(entry -> lists(entry, reader))
                .map(PlacesTables.REGION_SCHEMA::keyOf)
                .map(entry -> Key.of(entry.sort()))
                .toList();
    }

    /// Whether an item of the index lists its map; one that fell to zero does not.
    static boolean lists(Item entry, FactReader reader) {
        return Slots.whole(PlacesTables.REGION_SCHEMA, entry, reader)
                .number(PlacesTables.MAPS) > 0;
    }

    /// Points × modifier of the country × modifier of the state; none where there are no points.
    private static Map<String, Value> score(Key map, FactReader reader) {
        return Slots.find(PlacesTables.MAP_SCHEMA, map, reader)
                .map(MapFact::of)
                .filter(fact -> fact.shown() && fact.totalPoints() != 0)
                .map(fact -> Map.<String, Value>of(PlacesTables.TOURISM_SCORE,
                        Value.of(score(fact, reader))))
                .orElse(Map.of());
    }

    private static BigDecimal score(MapFact map, FactReader reader) {
        BigDecimal score = BigDecimal.valueOf(map.totalPoints());
        for (Regions.Region region : map.regions()) {
            score = score.multiply(reader.get(PlacesTables.REGION, Regions.modifier(region))
                    .map(PlacesViews::modifier)
                    .orElse(BigDecimal.ONE));
        }
        return score;
    }

    private static BigDecimal modifier(Item item) {
        return ModifierFact.of(item).value();
    }
}
