package dev.millrace.places;

import dev.millrace.item.Item;
import dev.millrace.item.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A point of interest, as its item in the table has it: two ids, mostly a category, and whatever
/// else its user said of it.
public record Point(Item item) {
    public String mapId() {
        return item.text(PlacesTables.MAP_ID).orElseThrow();
    }

    public String pointId() {
        return item.text(PlacesTables.POINT_ID).orElseThrow();
    }

    /// Empty too where what stands there is no text, which `view verify` tells.
    public Optional<String> category() {
        return item.text(PlacesTables.CATEGORY).filter(text -> !text.isEmpty());
    }

    /// What its user said of it: all attributes but the keys and marks of Millrace.
    public Map<String, Value> details() {
        Map<String, Value> details = new TreeMap<>(item.attributes());
        details.remove(PlacesTables.MAP_ID);
        details.remove(PlacesTables.POINT_ID);
        details.remove(Tag.MARK);
        return details;
    }

    /// Stands for the point as it is.
    public String tag() {
        return Tag.of(details());
    }

    /// The members of its JSON object, in their order.
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("mapId", mapId());
        members.put("pointId", pointId());
        members.putAll(Members.of(details()));
        return members;
    }
}
