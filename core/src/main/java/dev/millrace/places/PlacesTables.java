package dev.millrace.places;

import dev.millrace.item.TableSchema;
import java.util.List;

/// The tables of places. Maps and points are keyed as the seed keys them.
public final class PlacesTables {
    /// Maps: what their users say of them, and what the views count on them.
    public static final String MAP = "Map";
    /// Points of interest, the facts.
    public static final String POINT = "Point";
    /// Modifiers of countries and states (facts), and which maps lie where (a view).
    public static final String REGION = "Region";

    public static final String MAP_ID = "MapId";
    public static final String POINT_ID = "PointId";
    public static final String REGION_KEY = "Region";
    public static final String REGION_ENTRY = "Entry";

    /// Attributes that users give.
    public static final String CITY = "City";
    public static final String STATE = "State";
    public static final String COUNTRY = "Country";
    public static final String CATEGORY = "Category";
    public static final String MODIFIER = "Modifier";

    /// Attributes that views keep.
    public static final String TOTAL_POINTS = "TotalPoints";
    public static final String CATEGORY_COUNTS = "CategoryCounts";
    public static final String TOURISM_SCORE = "TourismScore";
    public static final String MAPS = "Maps";

    /// Counts the deletions of a map: above 0 while one goes on, below 0 when it is done. No user's
    /// attribute begins with `#`.
    static final String DELETED = "#Deleted";

    public static final TableSchema MAP_SCHEMA = TableSchema.of(MAP, MAP_ID)
            .withEngineAttributes(TOTAL_POINTS, CATEGORY_COUNTS, TOURISM_SCORE, "w#*");
    public static final TableSchema POINT_SCHEMA = TableSchema.of(POINT, MAP_ID, POINT_ID);
    public static final TableSchema REGION_SCHEMA = TableSchema
            .of(REGION, REGION_KEY, REGION_ENTRY)
            .withEngineAttributes(MAPS, "w#*");

    private PlacesTables() {}

    public static List<TableSchema> all() {
        return List.of(MAP_SCHEMA, POINT_SCHEMA, REGION_SCHEMA);
    }
}
