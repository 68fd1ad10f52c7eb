package dev.millrace.store;

import dev.millrace.item.Item;
import dev.millrace.item.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Applies an update's actions to an item in memory, as DynamoDB would.
public final class Updates {
    private Updates() {}

    /// @throws InvalidUpdate where a parent map is absent, or a number is added to something else
    public static Item apply(Item item, List<Action> actions) {
        Map<String, Value> changed = new LinkedHashMap<>(item.attributes());
        for (Action action : actions) {
            change(changed, action.path().names(), action);
        }
        return new Item(changed);
    }

    private static void change(Map<String, Value> map, List<String> names, Action action) {
        String name = names.getFirst();
        if (names.size() == 1) {
            changed(Optional.ofNullable(map.get(name)), action)
                    .ifPresentOrElse(value -> map.put(name, value), () -> map.remove(name));
            return;
        }
        if (!(map.get(name) instanceof Value.Mapping(Map<String, Value> inner))) {
            throw new InvalidUpdate("the document path " + action.path().names()
                    + " is not valid for this item: there is no map " + name);
        }
        Map<String, Value> copy = new LinkedHashMap<>(inner);
        change(copy, names.subList(1, names.size()), action);
        map.put(name, new Value.Mapping(copy));
    }

    private static Optional<Value> changed(Optional<Value> old, Action action) {
        return switch (action) {
            case Action.Add add -> Optional.of(sum(old, add));
            case Action.Set set -> Optional.of(set.value());
            case Action.SetIfAbsent set -> Optional.of(old.orElse(set.value()));
            case Action.Remove _ -> Optional.empty();
        };
    }

    private static Value sum(Optional<Value> old, Action.Add add) {
        BigDecimal start = switch (old.orElse(Value.of(0))) {
            case Value.Num number -> number.value();
            case Value _ -> throw new InvalidUpdate(
                    "a number cannot be added to " + add.path().names() + ", which is no number");
        };
        return Value.of(start.add(add.delta().value()));
    }
}
