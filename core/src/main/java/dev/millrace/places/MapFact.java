package dev.millrace.places;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.Value;
import dev.millrace.view.Slots;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A map as the views see it, so that changes of anything else do not concern them.
///
/// @param slot whether the item only holds some counts of a map whose own item is full of watermarks
/// @param shown whether it is a map for its users, see [PlaceMap#isShown]
record MapFact(String mapId, boolean slot, boolean shown, Optional<String> country,
        Optional<String> state, long totalPoints) {

    /// @throws IllegalArgumentException where its country or state is no text
    static MapFact of(Item item) {
        Key key = PlacesTables.MAP_SCHEMA.keyOf(item);
        return new MapFact(Slots.main(key).partition(), Slots.isSlot(key),
                new PlaceMap(item).isShown(), name(item, PlacesTables.COUNTRY),
                name(item, PlacesTables.STATE), item.number(PlacesTables.TOTAL_POINTS));
    }

    /// The regions that it lies in, which have modifiers.
    List<Regions.Region> regions() {
        return country.stream()
                .flatMap(name -> Stream.concat(
                        Stream.of(new Regions.Region(name, Optional.empty())),
                        state.stream().map(each -> new Regions.Region(name, Optional.of(each)))))
                .toList();
    }

    /// The items of the index of maps that list it.
    List<Key> entries() {
        return shown
                ? Stream.concat(Stream.of(Regions.MAPS), regions().stream().map(Regions::maps))
                        .map(partition -> Key.of(partition, mapId))
                        .toList()
                : List.of();
    }

    /// The map whose score depends on it, if one does.
    List<Key> scored() {
        return shown || slot ? List.of(Key.of(mapId)) : List.of();
    }

    private static Optional<String> name(Item item, String attribute) {
        return switch (item.find(attribute).orElse(new Value.Nothing())) {
            case Value.Text(String text) -> Optional.of(text).filter(each -> !each.isEmpty());
            case Value.Nothing() -> Optional.empty();
            case Value _ -> throw new IllegalArgumentException(attribute + " is no text");
        };
    }
}
