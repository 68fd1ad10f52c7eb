package dev.millrace.store.local;

import dev.millrace.item.Item;
import java.util.Optional;

/// The bytes of an item before and after a write, 0 where there was or is none. Counted once for
/// each write, since the limit, the units and the table's total all need them.
public record Sizes(int before, int after) {
    static Sizes of(Optional<Item> before, Optional<Item> after) {
        return new Sizes(before.map(Item::size).orElse(0), after.map(Item::size).orElse(0));
    }

    /// What a write is charged by, and counts towards the limit of a transaction.
    int larger() {
        return Math.max(before, after);
    }

    public int growth() {
        return after - before;
    }
}
