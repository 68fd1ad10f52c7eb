package dev.millrace.store;

import dev.millrace.item.Item;
import java.util.Optional;

/// The condition of a write did not hold, and nothing was written. DynamoDB charges such a write
/// all the same.
public final class ConditionFailed extends StoreException {
    private static final long serialVersionUID = 1;
    private final transient Optional<Item> found;
    private final transient Capacity used;
    private final int index;

    /// @param found the item that stood at the key of the write
    /// @param index which write of a transaction it was, from 0
    public ConditionFailed(Write write, int index, Optional<Item> found, Capacity used) {
        super("the condition of a write to " + write.table() + " did not hold");
        this.index = index;
        this.found = found;
        this.used = used;
    }

    public Optional<Item> found() {
        return found;
    }

    public int index() {
        return index;
    }

    public Capacity used() {
        return used;
    }
}
