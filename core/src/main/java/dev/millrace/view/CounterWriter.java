package dev.millrace.view;

import dev.millrace.item.Item;
import dev.millrace.store.Condition;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.InvalidUpdate;
import dev.millrace.store.UnknownOutcome;
import dev.millrace.store.Write;

/// Applies groups to items that hold counters alone. Such an item is split when it has more than 30
/// watermarks: shards that have none on it then count in slots, items of their own.
///
/// Which place a shard counts in must never change, or its changes would count in both. So the
/// shards that have a watermark on the item stay there, and one that has none stays away as soon as
/// the mark of the split is there, which the condition of the write decides in one with the write.
/// Slots of retired shards are folded back when a new one is made.
final class CounterWriter {
    private final ItemWrites writes;

    CounterWriter(ItemWrites writes) {
        this.writes = writes;
    }

    void apply(Groups.Group group) {
        Retries retries = new Retries(group.table().name(), group.key());
        Groups.Group rest = group;
        long generation = writes.generations().expected(group.table(), group.key());
        while (!rest.steps().isEmpty()) {
            retries.next();
            try {
                Condition condition = Watermark.beforeUnlessSplit(writes.shard(), rest.first());
                tidy(group, write(rest, condition, generation));
                return;
            } catch (ConditionFailed | UnknownOutcome failed) {
                Item found = writes.found(rest, failed).orElse(Item.empty());
                generation = writes.generations().seen(group.table(), group.key(), found);
                if (Watermark.in(found, writes.shard()).isEmpty() && found.has(Watermark.SPLIT)) {
                    if (hasSlot(group, found, generation)) {
                        applyToSlot(group, generation);
                        return;
                    }
                    continue;
                }
                rest = rest(rest, found);
            }
        }
    }

    /// Notes on the item that the shard has a slot.
    ///
    /// @return false where the item has changed meanwhile
    private boolean hasSlot(Groups.Group group, Item main, long generation) {
        String slot = Watermark.SLOT + writes.shard();
        if (main.has(slot)) {
            return true;
        }
        Condition unchanged = Condition.all(Condition.exists(Watermark.SPLIT),
                Condition.absent(slot), ItemGenerations.is(group.table(), generation));
        try {
            Write.Update marked = Write.update(group.table().name(), group.key())
                    .set(slot, 1)
                    .add(Watermark.WRITES, 1);
            Item after = writes.store().write(marked.when(unchanged)).after().orElseThrow();
            new SlotFold(writes, group.table(), group.key()).fold(after);
            return true;
        } catch (ConditionFailed _) {
            return false;
        }
    }

    private void applyToSlot(Groups.Group group, long generation) {
        long of = generation;
        Groups.Group rest = group.at(Slots.key(group.key(), writes.shard()));
        Retries retries = new Retries(rest.table().name(), rest.key());
        while (!rest.steps().isEmpty()) {
            retries.next();
            try {
                write(rest, Watermark.before(writes.shard(), rest.first()), of);
                return;
            } catch (ConditionFailed | UnknownOutcome failed) {
                Item found = writes.found(rest, failed).orElse(Item.empty());
                of = found.attributes().isEmpty() ? of : ItemGenerations.of(found);
                rest = rest(rest, found);
            }
        }
    }

    private Groups.Group rest(Groups.Group group, Item found) {
        return Watermark.in(found, writes.shard()).map(group::after).orElse(group);
    }

    private Item write(Groups.Group group, Condition condition, long generation) {
        Tally net = writes.net(group, generation);
        Write.Update update = writes.update(group, net, generation)
                .when(Condition.all(condition, ItemGenerations.is(group.table(), generation)));
        try {
            return writes.store().write(update).after().orElseThrow();
        } catch (InvalidUpdate _) {
            writes.makeMaps(group, net, generation);
            return writes.store().write(update).after().orElseThrow();
        }
    }

    private void tidy(Groups.Group group, Item after) {
        long watermarks = writes.dropRetired(group.table().name(), group.key(), after);
        if (watermarks > writes.mostWatermarks() && !after.has(Watermark.SPLIT)) {
            writes.store()
                    .write(
                            Write.update(group.table().name(), group.key())
                                    .set(Watermark.SPLIT, 1));
        }
    }
}
