package dev.millrace.store.local;

import dev.millrace.item.IndexSchema;
import dev.millrace.item.Item;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Value;
import dev.millrace.store.Capacity;
import dev.millrace.store.Consistency;
import dev.millrace.store.Cursor;
import dev.millrace.store.Page;
import dev.millrace.store.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Fills one page with items in their order until it has as many as wanted, or 1 MB. As on
/// DynamoDB, a page that ends at its limit names a next one even where no item follows.
public final class PageBuilder {
    private final TableSchema schema;
    private final Optional<IndexSchema> index;
    private final Query query;
    private final List<Item> items = new ArrayList<>();
    private Item last = Item.empty();
    private long bytes;
    private boolean cut;

    private PageBuilder(TableSchema schema, Query query) {
        this.schema = schema;
        this.index = query.index().map(schema::index);
        this.query = query;
    }

    /// @throws IllegalArgumentException where DynamoDB would refuse the query
    public static PageBuilder of(TableSchema schema, Query query) {
        Limits.checkQuery(schema, query);
        return new PageBuilder(schema, query);
    }

    public static PageBuilder scan(TableSchema schema, int limit) {
        return of(schema, Query.of(schema.name(), "every partition").limit(limit));
    }

    /// Takes an item if there is room for it.
    ///
    /// @return whether the page could hold another one
    public boolean offer(Item item) {
        int size = item.size();
        if (bytes + size > Limits.PAGE_BYTES && !items.isEmpty()) {
            cut = true;
            return false;
        }
        bytes += size;
        last = item;
        items.add(projected(item));
        cut = items.size() == query.limit();
        return !cut;
    }

    public Page build() {
        Optional<Cursor> next = cut ? Optional.of(new Cursor(keys())) : Optional.empty();
        return new Page(items, next, Capacity.ofRead(bytes, query.consistency()));
    }

    /// A read of one item.
    public static Capacity ofGet(Optional<Item> found, Consistency consistency) {
        return Capacity.ofRead(found.map(Item::size).orElse(0), consistency);
    }

    private Item keys() {
        Item keys = schema.itemOf(schema.keyOf(last));
        return index.map(each -> keys
                .with(each.partitionKey(), last.text(each.partitionKey()).orElseThrow())
                .with(each.sortKey(), last.text(each.sortKey()).orElseThrow())).orElse(keys);
    }

    private Item projected(Item item) {
        Set<String> wanted = query.projection();
        if (wanted.isEmpty()) {
            return item;
        }
        Map<String, Value> kept = new HashMap<>();
        wanted.forEach(name -> item.find(name).ifPresent(value -> kept.put(name, value)));
        return Item.of(kept);
    }
}
