package dev.millrace.places;

import dev.millrace.item.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.NullNode;

/// Points as GeoJSON (RFC 7946). A point's place stands in its attributes `Longitude`, `Latitude`
/// and, where known, `Altitude`; one without place has no geometry.
public final class GeoJson {
    public static final String TYPE = "application/geo+json";
    static final String LONGITUDE = "longitude";
    static final String LATITUDE = "latitude";
    static final String ALTITUDE = "altitude";

    private GeoJson() {}

    /// A feature collection; `cursor` is a foreign member of it.
    public static Map<String, Object> collection(Lists.Listed<Point> listed) {
        Map<String, Object> collection = new LinkedHashMap<>();
        collection.put("type", "FeatureCollection");
        collection.put("features", listed.results().stream().map(GeoJson::feature).toList());
        listed.cursor().ifPresent(text -> collection.put("cursor", text));
        return collection;
    }

    static Map<String, Object> feature(Point point) {
        Map<String, Object> properties = point.members();
        Optional<List<BigDecimal>> place = place(point);
        if (place.isPresent()) {
            properties.keySet().removeAll(List.of(LONGITUDE, LATITUDE));
            if (place.get().size() > 2) {
                properties.remove(ALTITUDE);
            }
        }
        Map<String, Object> feature = new LinkedHashMap<>();
        feature.put("type", "Feature");
        feature.put("id", point.pointId());
        feature.put("geometry", place.<Object>map(GeoJson::geometry)
                .orElse(NullNode.getInstance()));
        feature.put("properties", properties);
        return feature;
    }

    private static Map<String, Object> geometry(List<BigDecimal> place) {
        Map<String, Object> geometry = new LinkedHashMap<>();
        geometry.put("type", "Point");
        geometry.put("coordinates", place);
        return geometry;
    }

    private static Optional<List<BigDecimal>> place(Point point) {
        List<BigDecimal> place = new ArrayList<>();
        for (String member : List.of(LONGITUDE, LATITUDE, ALTITUDE)) {
            if (point.details()
                    .get(Members.swapped(member)) instanceof Value.Num(BigDecimal number)) {
                place.add(number);
            } else if (!member.equals(ALTITUDE)) {
                return Optional.empty();
            }
        }
        return Optional.of(place);
    }
}
