package dev.millrace.places;

import dev.millrace.item.Item;
import dev.millrace.item.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// A map with its summary, as its item in the table has them.
public record PlaceMap(Item item) {
    public String mapId() {
        return item.text(PlacesTables.MAP_ID).orElseThrow();
    }

    /// Whether it is a map for its users. An item that only views wrote is none (a point came
    /// before its map, or its map was deleted), nor is one that is being deleted.
    public boolean isShown() {
        return !isBeingDeleted() && !details().isEmpty();
    }

    boolean isBeingDeleted() {
        return item.number(PlacesTables.DELETED) > 0;
    }

    /// What its user said of it: the attributes that are neither the key nor kept by Millrace.
    public Map<String, Value> details() {
        Map<String, Value> details = new TreeMap<>(item.attributes());
        details.keySet().removeIf(PlaceMap::isKept);
        return details;
    }

    public long totalPoints() {
        return item.number(PlacesTables.TOTAL_POINTS);
    }

    /// Points by category, in the order of its name. A category without points is left out, whether
    /// the item still has a 0 for it or not.
    public Map<String, Long> categoryCounts() {
        Map<String, Long> counts = new TreeMap<>();
        if (item.find(PlacesTables.CATEGORY_COUNTS)
                .orElse(new Value.Nothing()) instanceof Value.Mapping(Map<String, Value> values)) {
            values.forEach((name, count) -> {
                if (count instanceof Value.Num number && number.asLong() != 0) {
                    counts.put(name, number.asLong());
                }
            });
        }
        return counts;
    }

    /// Points without a category: what the categories leave of the total, so that no category's
    /// name can be mistaken for it.
    public long uncategorised() {
        return totalPoints()
                - categoryCounts().values().stream().mapToLong(Long::longValue).sum();
    }

    /// Points × modifier of the country × modifier of the state.
    public BigDecimal tourismScore() {
        return item.find(PlacesTables.TOURISM_SCORE)
                .orElse(Value.of(0)) instanceof Value.Num(BigDecimal score)
                        ? score
                        : BigDecimal.ZERO;
    }

    /// Stands for what its user said of it; counts do not change it.
    public String tag() {
        return Tag.of(details());
    }

    /// Stands for the map as it is shown, counts included: its tag, a full stop, and a tag of all.
    public String version() {
        return tag() + '.' + Tag.of(item.attributes());
    }

    /// The members of its JSON object, in their order.
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("mapId", mapId());
        members.putAll(Members.of(details()));
        members.put("totalPoints", totalPoints());
        members.put("categoryCounts", categoryCounts());
        members.put("uncategorised", uncategorised());
        members.put("tourismScore", tourismScore());
        return members;
    }

    static boolean isKept(String attribute) {
        return attribute.equals(PlacesTables.MAP_ID) || attribute.startsWith("#")
                || PlacesTables.MAP_SCHEMA.belongsToEngine(attribute);
    }
}
