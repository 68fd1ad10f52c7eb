package dev.millrace.places;

import dev.millrace.json.Json;
import java.io.InputStream;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads a feature collection of GeoJSON feature by feature, however many there are. A feature is a
/// point by its `id`, or by the property `pointId`; its geometry is a point or null.
final class GeoJsonFile {
    private static final List<String> MEMBERS = List.of(GeoJson.LONGITUDE, GeoJson.LATITUDE,
            GeoJson.ALTITUDE);
    private final JsonParser parser;
    private final PointFile.Rows rows;

    private GeoJsonFile(JsonParser parser, PointFile.Rows rows) {
        this.parser = parser;
        this.rows = rows;
    }

    static void read(InputStream in, PointFile.Rows rows) {
        try (JsonParser parser = Json.parser(in)) {
            if (!new GeoJsonFile(parser, rows).readCollection()) {
                throw PlaceError.invalid("features",
                        "the file is no FeatureCollection of GeoJSON: it has no list features");
            }
        } catch (JacksonException e) {
            throw PlaceError.invalid("body", "the file is no JSON from line "
                    + e.getLocation().getLineNr() + " on: " + e.getOriginalMessage());
        }
    }

    /// @return whether there was a list of features
    private boolean readCollection() {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        boolean found = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("features") && value == JsonToken.START_ARRAY) {
                found = true;
                readFeatures();
            } else {
                parser.skipChildren();
            }
        }
        return found;
    }

    private void readFeatures() {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            long line = parser.currentTokenLocation().getLineNr();
            JsonNode feature = Json.next(parser);
            try {
                rows.point(line, point(feature));
            } catch (PlaceError reason) {
                rows.broken(line, reason);
            }
        }
    }

    private static ObjectNode point(JsonNode feature) {
        if (!feature.path("type").stringValue("").equals("Feature")) {
            throw PlaceError.invalid("type", "type is Feature");
        }
        ObjectNode point = feature.path("properties") instanceof ObjectNode properties
                ? properties
                : JsonNodeFactory.instance.objectNode();
        JsonNode id = feature.path("id");
        if (id.isString() || id.isNumber()) {
            point.put("pointId", id.asString());
        }
        JsonNode geometry = feature.path("geometry");
        if (!geometry.isMissingNode() && !geometry.isNull()) {
            addPlace(point, geometry);
        }
        return point;
    }

    private static void addPlace(ObjectNode point, JsonNode geometry) {
        JsonNode place = geometry.path("coordinates");
        boolean isPoint = geometry.path("type").stringValue("").equals("Point");
        boolean isPlace = place.size() >= 2 && place.size() <= MEMBERS.size()
                && place.valueStream().allMatch(JsonNode::isNumber);
        if (!isPoint || !isPlace) {
            throw PlaceError.invalid("geometry",
                    "geometry is null, or of type Point with two or three numbers");
        }
        for (int i = 0; i < place.size(); i++) {
            point.set(MEMBERS.get(i), place.get(i));
        }
    }
}
