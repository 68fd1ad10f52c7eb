package dev.millrace.store.local;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.store.Capacity;
import dev.millrace.store.Change;
import dev.millrace.store.EngineOwned;
import dev.millrace.store.Updates;
import dev.millrace.store.Write;
import java.util.List;
import java.util.Optional;

/// What a write makes of the item that stands at its key; nothing is stored yet.
///
/// @param holds whether the write's condition held; if not, `after` is `before`
public record Outcome(Write write, Key key, Optional<Item> before, Optional<Item> after,
        Sizes sizes, boolean holds, Capacity used) {

    /// The key that a write is on, once the write has passed every check that needs no stored item.
    ///
    /// @throws IllegalArgumentException where it breaks a limit
    /// @throws EngineOwned where it would write an attribute of the engine
    public static Key check(TableSchema schema, Write write) {
        return switch (write) {
            case Write.Put put -> {
                refuseOwned(schema, put.item());
                yield Limits.checkItem(schema, put.item());
            }
            case Write.Update update -> {
                Limits.checkActions(schema, update);
                update.actions().forEach(each -> refuse(schema, each.path().names().getFirst()));
                yield Limits.checkKey(schema, update.key());
            }
            case Write.Delete delete -> Limits.checkKey(schema, delete.key());
            case Write.Check check -> Limits.checkKey(schema, check.key());
        };
    }

    /// The outcome of a checked write.
    public static Outcome of(TableSchema schema, Write write, Key key, Optional<Item> before) {
        if (!write.condition().holdsFor(before.orElse(Item.empty()))) {
            return new Found(schema, write, key, before).leaving(before, false);
        }
        return new Found(schema, write, key, before)
                .leaving(after(schema, write, before), true);
    }

    boolean changes() {
        return !before.equals(after);
    }

    Change change() {
        return new Change(write.table(), key, before, after, Change.Cause.CALLER);
    }

    /// The item's place in the store: no two writes of a transaction share one.
    Object place() {
        return List.of(write.table(), key);
    }

    private static Optional<Item> after(TableSchema schema, Write write, Optional<Item> before) {
        return switch (write) {
            case Write.Put put -> {
                before.ifPresent(item -> refuseOwned(schema, item));
                yield Optional.of(put.item());
            }
            case Write.Update update -> Optional.of(updated(schema, update, before));
            case Write.Delete _ -> {
                before.ifPresent(item -> refuseOwned(schema, item));
                yield Optional.empty();
            }
            case Write.Check _ -> before;
        };
    }

    private static Item updated(TableSchema schema, Write.Update update, Optional<Item> before) {
        Item start = before.orElseGet(() -> schema.itemOf(update.key()));
        Item changed = Updates.apply(start, update.actions());
        Limits.checkItem(schema, changed);
        return changed;
    }

    private static void refuseOwned(TableSchema schema, Item item) {
        if (!schema.engineAttributes().isEmpty()) {
            item.attributes().keySet().forEach(attribute -> refuse(schema, attribute));
        }
    }

    private static void refuse(TableSchema schema, String attribute) {
        if (schema.belongsToEngine(attribute)) {
            throw new EngineOwned(schema.name(), attribute);
        }
    }

    /// A write and the item that it found.
    private record Found(TableSchema schema, Write write, Key key, Optional<Item> before) {
        Outcome leaving(Optional<Item> after, boolean holds) {
            Sizes sizes = Limits.checkSizes(schema, Sizes.of(before, after));
            return new Outcome(write, key, before, after, sizes, holds,
                    WriteCost.of(schema, before, after, sizes));
        }
    }
}
