package dev.millrace.store;

import dev.millrace.item.Item;
import java.util.List;
import java.util.Optional;

/// One page of a query or scan. `next` is empty after the last one; a page may be empty and still
/// have a next one.
public record Page(List<Item> items, Optional<Cursor> next, Capacity used) {
    public Page {
        items = List.copyOf(items);
    }
}
