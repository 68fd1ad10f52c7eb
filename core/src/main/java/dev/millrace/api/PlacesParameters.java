package dev.millrace.api;

import java.util.Optional;

/// Parameters that several endpoints of places take.
final class PlacesParameters {
    private static final int MOST = 500;
    private static final Type.Text ID = new Type.Text(1, 250);

    static final Parameter MAP_ID = path("mapId", ID, "Which map");
    static final Parameter POINT_ID = path("pointId", ID, "Which point");
    static final Parameter COUNTRY = path("country", new Type.Text(1, 100), "Which country");
    static final Parameter STATE = path("state", new Type.Text(1, 100), "Which of its states");
    static final Parameter LIMIT = Parameter
            .query("limit", new Type.Whole(1, MOST), "At most so many")
            .orElse("100");
    static final Parameter CURSOR = Parameter.query("cursor", new Type.Text(1, 2000),
            "The `cursor` of the page before");
    static final Parameter AFTER = Parameter.query("after", new Type.Text(1, 100),
            "The header X-After of a write: waits until the summaries include it");
    static final Parameter CATEGORY = Parameter.query("category", new Type.Text(0, 200),
            "Only points of this category; empty for those of none");

    private PlacesParameters() {}

    private static Parameter path(String name, Type type, String summary) {
        return new Parameter(name, Parameter.Place.PATH, type, true, Optional.empty(),
                summary);
    }
}
