package dev.millrace.server.cli;

import dev.millrace.places.Maps;
import dev.millrace.places.Points;
import dev.millrace.places.Precondition;
import dev.millrace.places.Seed;
import dev.millrace.store.Store;
import java.util.List;
import java.util.Locale;

/// The tutorial's four maps with well-known places where they are, for the demo.
final class PlacesSample {
    private static final List<Place> PLACES = List.of(
            new Place("SeattleMapId", "Space Needle", "Landmark", -122.3493, 47.6205),
            new Place("SeattleMapId", "Pike Place Market", "Market", -122.3425, 47.6094),
            new Place("SeattleMapId", "Palace Kitchen", "Restaurant", -122.3413, 47.6133),
            new Place("SeattleMapId", "Museum of Pop Culture", "Museum", -122.3481, 47.6215),
            new Place("SeattleMapId", "Seattle Art Museum", "Museum", -122.3380, 47.6073),
            new Place("SeattleMapId", "Gas Works Park", "Park", -122.3344, 47.6456),
            new Place("SeattleMapId", "Discovery Park", "Park", -122.4057, 47.6573),
            new Place("OlympiaMapId", "State Capitol", "Landmark", -122.9050, 47.0358),
            new Place("OlympiaMapId", "Farmers Market", "Market", -122.9010, 47.0506),
            new Place("OlympiaMapId", "Priest Point Park", "Park", -122.8953, 47.0700),
            new Place("SydneyMapId", "Opera House", "Landmark", 151.2153, -33.8568),
            new Place("SydneyMapId", "Harbour Bridge", "Landmark", 151.2108, -33.8523),
            new Place("SydneyMapId", "Royal Botanic Garden", "Park", 151.2166, -33.8642),
            new Place("SydneyMapId", "Art Gallery", "Museum", 151.2172, -33.8688),
            new Place("SydneyMapId", "Fish Market", "Market", 151.1923, -33.8729),
            new Place("SydneyMapId", "Bondi Beach", "Beach", 151.2743, -33.8908),
            new Place("TownsvilleMapId", "The Strand", "Landmark", 146.8217, -19.2470),
            new Place("TownsvilleMapId", "Castle Hill", "Landmark", 146.8010, -19.2577),
            new Place("TownsvilleMapId", "Museum of Tropical Queensland", "Museum", 146.8228,
                    -19.2555));

    private final Store store;

    PlacesSample(Store store) {
        this.store = store;
    }

    private record Place(String mapId, String pointId, String category, double longitude,
            double latitude) {
        String body() {
            return "{\"category\":\"%s\",\"longitude\":%s,\"latitude\":%s}".formatted(category,
                    number(longitude), number(latitude));
        }

        private static String number(double degrees) {
            return String.format(Locale.ROOT, "%.4f", degrees);
        }
    }

    /// @return how many points there are
    int load() {
        Seed.MAPS.forEach(
                map -> new Maps(store).put(map.mapId(), map.body(), Precondition.NONE));
        PLACES.forEach(place -> new Points(store).put(place.mapId(), place.pointId(),
                place.body(), Precondition.NONE));
        return PLACES.size();
    }
}
