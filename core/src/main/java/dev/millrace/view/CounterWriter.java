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
final class CounterWriter {
    private final ItemWrites writes;

    CounterWriter(ItemWrites writes) {
        this.writes = writes;
    }

    void apply(Groups.Group group) {
        Retries retries = new Retries(group.table().name(), group.key());
        Groups.Group rest = group;
        while (!rest.steps().isEmpty()) {
            retries.next();
            try {
                Condition condition = Watermark.beforeUnlessSplit(writes.shard(), rest.first());
                tidy(group, write(rest, condition));
                return;
            } catch (ConditionFailed | UnknownOutcome failed) {
                Item found = writes.found(rest, failed).orElse(Item.empty());
                if (Watermark.in(found, writes.shard()).isEmpty() && found.has(Watermark.SPLIT)) {
                    applyToSlot(group, found);
                    return;
                }
                rest = rest(rest, found);
            }
        }
    }

    private void applyToSlot(Groups.Group group, Item main) {
        String slot = Watermark.SLOT + writes.shard();
        if (!main.has(slot)) {
            writes.store().write(Write.update(group.table().name(), group.key()).set(slot, 1));
        }
        Groups.Group rest = group.at(Slots.key(group.key(), writes.shard()));
        Retries retries = new Retries(rest.table().name(), rest.key());
        while (!rest.steps().isEmpty()) {
            retries.next();
            try {
                write(rest, Watermark.before(writes.shard(), rest.first()));
                return;
            } catch (ConditionFailed | UnknownOutcome failed) {
                rest = rest(rest, writes.found(rest, failed).orElse(Item.empty()));
            }
        }
    }

    private Groups.Group rest(Groups.Group group, Item found) {
        return Watermark.in(found, writes.shard()).map(group::after).orElse(group);
    }

    private Item write(Groups.Group group, Condition condition) {
        Tally net = Step.net(group.steps());
        Write.Update update = writes.update(group, net).when(condition);
        try {
            return writes.store().write(update).after().orElseThrow();
        } catch (InvalidUpdate _) {
            writes.makeMaps(group, net);
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
