package dev.millrace.places;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// The maps and points of the tutorial that places began with.
public final class Seed {
    public static final List<SeedMap> MAPS = List.of(
            new SeedMap("SeattleMapId", "Seattle", "WA", "US"),
            new SeedMap("OlympiaMapId", "Olympia", "WA", "US"),
            new SeedMap("SydneyMapId", "Sydney", "NSW", "AUS"),
            new SeedMap("TownsvilleMapId", "Townsville", "QLD", "AUS"));

    public static final List<SeedPoint> POINTS = List.of(
            new SeedPoint("SeattleMapId", "SpaceNeedleId", "Landmark",
                    Optional.of("400 Broad St, Seattle, WA 98109")),
            new SeedPoint("SeattleMapId", "PalaceKitchenId", "Restaurant"),
            new SeedPoint("OlympiaMapId", "WashingtonStateCapitolId", "Landmark"),
            new SeedPoint("SydneyMapId", "SydneyOperaHouseId", "Landmark"),
            new SeedPoint("TownsvilleMapId", "StrandId", "Landmark"),
            new SeedPoint("TownsvilleMapId", "OldHospital", "Landmark"),
            new SeedPoint("TownsvilleMapId", "PizzaByTheSea", "Restaurant"));

    private Seed() {}

    /// A map of the tutorial.
    public record SeedMap(String mapId, String city, String state, String country) {
        /// Its JSON object.
        public String body() {
            return PlaceJson.object("{}")
                    .put("city", city)
                    .put("state", state)
                    .put("country", country)
                    .toString();
        }
    }

    /// A point of the tutorial.
    public record SeedPoint(String mapId, String pointId, String category,
            Optional<String> address) {
        SeedPoint(String mapId, String pointId, String category) {
            this(mapId, pointId, category, Optional.empty());
        }

        public SeedPoint in(String another) {
            return new SeedPoint(mapId, pointId, another, address);
        }

        /// Its JSON object.
        public String body() {
            ObjectNode body = PlaceJson.object("{}")
                    .put("category", category);
            address.ifPresent(text -> body.put("address", text));
            return body.toString();
        }
    }
}
