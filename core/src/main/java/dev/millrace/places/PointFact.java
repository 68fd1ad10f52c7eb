package dev.millrace.places;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.Value;
import java.util.Optional;

/// A point as the views see it.
///
/// @param category empty where it has none: it counts as a point of no category
record PointFact(String mapId, Optional<String> category) {
    /// Longer ones would fill the item that counts them.
    static final int MOST_CATEGORY = 200;

    /// @throws IllegalArgumentException where its category is no text, or too long
    static PointFact of(Item item) {
        return new PointFact(PlacesTables.POINT_SCHEMA.keyOf(item).partition(), category(item));
    }

    Key map() {
        return Key.of(mapId);
    }

    private static Optional<String> category(Item item) {
        return switch (item.find(PlacesTables.CATEGORY).orElse(new Value.Nothing())) {
            case Value.Text(String text) -> Optional.of(text)
                    .filter(each -> !each.isEmpty())
                    .map(PointFact::bounded);
            case Value.Nothing() -> Optional.empty();
            case Value _ -> throw new IllegalArgumentException("Category is no text");
        };
    }

    private static String bounded(String category) {
        if (category.length() > MOST_CATEGORY) {
            throw new IllegalArgumentException(
                    "Category has more than " + MOST_CATEGORY + " characters");
        }
        return category;
    }
}
