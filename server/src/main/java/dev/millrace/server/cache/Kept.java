package dev.millrace.server.cache;

import dev.millrace.item.Item;
import dev.millrace.store.Capacity;
import dev.millrace.store.Cursor;
import dev.millrace.store.Page;
import dev.millrace.store.Store.Found;
import java.util.List;
import java.util.Optional;

/// What one read found: the items, and of a query where its page ended.
record Kept(List<Item> items, Optional<Cursor> next) {
    Kept {
        items = List.copyOf(items);
    }

    static Kept of(Found found) {
        return new Kept(found.item().stream().toList(), Optional.empty());
    }

    static Kept of(Page page) {
        return new Kept(page.items(), page.next());
    }

    Found found(Capacity used) {
        return new Found(items.stream().findFirst(), used);
    }

    Page page(Capacity used) {
        return new Page(items, next, used);
    }

    /// By DynamoDB's rules, near enough to what it takes of memory.
    int bytes() {
        int items = this.items.stream().mapToInt(Item::size).sum();
        return items + next.map(cursor -> cursor.keys().size()).orElse(0);
    }
}
