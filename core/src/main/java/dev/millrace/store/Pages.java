package dev.millrace.store;

import dev.millrace.item.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Follows every page of a query.
public final class Pages {
    private Pages() {}

    /// All items of the query, page after page, and the capacity of all pages.
    public static Page all(Store store, Query query) {
        List<Item> items = new ArrayList<>();
        Capacity used = forEach(store, query, items::add);
        return new Page(items, Optional.empty(), used);
    }

    /// Hands over each item without keeping them; returns the capacity of all pages.
    public static Capacity forEach(Store store, Query query, Consumer<Item> action) {
        Capacity used = Capacity.NONE;
        Query next = query;
        while (true) {
            Page page = store.query(next);
            page.items().forEach(action);
            used = used.plus(page.used());
            if (page.next().isEmpty()) {
                return used;
            }
            next = next.after(page.next());
        }
    }
}
