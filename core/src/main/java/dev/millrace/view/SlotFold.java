package dev.millrace.view;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Value;
import dev.millrace.store.Condition;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.Write;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Folds the slots of retired shards back into their item, each in one transaction, and ends the
/// split of an item that has no slot left. If anybody wrote meanwhile, it is left to the next time.
final class SlotFold {
    private final ItemWrites writes;
    private final TableSchema table;
    private final Key key;

    SlotFold(ItemWrites writes, TableSchema table, Key key) {
        this.writes = writes;
        this.table = table;
        this.key = key;
    }

    /// @param main the item as it was last seen
    void fold(Item main) {
        List<String> slots = slots(main);
        boolean folded = slots.stream()
                .filter(writes.retired()::contains)
                .map(this::fold)
                .reduce(false, Boolean::logicalOr);
        if (folded) {
            Item now = find(key).orElse(Item.empty());
            long watermarks = writes.dropRetired(table.name(), key, now);
            if (slots(now).isEmpty() && watermarks <= writes.mostWatermarks() / 2) {
                join(now);
            }
        }
    }

    private boolean fold(String shard) {
        Item main = find(key).orElse(Item.empty());
        Key slotKey = Slots.key(key, shard);
        Item slot = find(slotKey).orElse(Item.empty());
        if (!slot.attributes().isEmpty()
                && ItemGenerations.of(slot) != ItemGenerations.of(main)) {
            return false;
        }
        Write.Update sum = changed(main).remove(Watermark.SLOT + shard);
        for (Map.Entry<String, Value> each : Slots.sums(main, slot).entrySet()) {
            sum = sum.set(each.getKey(), each.getValue());
        }
        Write gone = Write.delete(table.name(), slotKey)
                .when(Condition.all(same(slot, Watermark.GENERATION),
                        same(slot, Watermark.WRITES)));
        List<Write> both = List.of(sumIf(main, sum), gone);
        return done(() -> writes.store().transact(both));
    }

    private void join(Item main) {
        Write.Update joined = changed(main).remove(Watermark.SPLIT);
        done(() -> writes.store().write(sumIf(main, joined)));
    }

    private Write.Update changed(Item main) {
        return Write.update(table.name(), key)
                .set(Watermark.WRITES, main.number(Watermark.WRITES) + 1);
    }

    private static Write.Update sumIf(Item main, Write.Update update) {
        return update.when(Condition.all(same(main, Watermark.GENERATION),
                same(main, Watermark.WRITES)));
    }

    private static boolean done(Runnable write) {
        try {
            write.run();
            return true;
        } catch (ConditionFailed _) {
            return false;
        }
    }

    private static List<String> slots(Item main) {
        return main.attributes()
                .keySet()
                .stream()
                .filter(name -> name.startsWith(Watermark.SLOT))
                .map(name -> name.substring(Watermark.SLOT.length()))
                .toList();
    }

    private Optional<Item> find(Key part) {
        return writes.find(table.name(), part);
    }

    private static Condition same(Item found, String attribute) {
        return ItemGenerations.same(found, attribute);
    }
}
