package dev.millrace.store;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import java.util.Optional;

/// What happened to one item: an insert has no old image, a deletion no new one, an update both.
public record Change(String table, Key key, Optional<Item> before, Optional<Item> after,
        Cause cause) {
    /// Who changed it. Expiry by time-to-live deletes a fact without taking back what it counted.
    public enum Cause {
        CALLER, EXPIRY
    }
}
