package dev.millrace.store.local;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.store.Change;
import dev.millrace.store.Derivation;
import dev.millrace.store.Page;
import dev.millrace.store.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The transaction as a derivation sees it. Its single reads are free, since the view engine on
/// DynamoDB updates without reading; its queries and writes are metered.
final class Derived implements Derivation.Transaction {
    private static final int REMEMBERED = 4096;
    private final Rows rows;
    /// What was read lately: a put is mostly of an item just read, and needs to know what
    /// it replaces.
    private final Map<Place, Optional<Item>> remembered = new HashMap<>();

    Derived(Rows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Item> get(String table, Key key) {
        return remember(new Place(table, key));
    }

    @Override
    public void put(String table, Item item) {
        Key key = Limits.checkItem(rows.schema(table), item);
        replace(new Place(table, key), Optional.of(item));
    }

    @Override
    public void delete(String table, Key key) {
        Limits.checkKey(rows.schema(table), key);
        replace(new Place(table, key), Optional.empty());
    }

    @Override
    public List<Item> query(Query query) {
        List<Item> items = new ArrayList<>();
        Query next = query;
        while (true) {
            Page page = rows.query(next);
            rows.charge(query.table(), page.used());
            items.addAll(page.items());
            if (page.next().isEmpty()) {
                return items;
            }
            next = next.after(page.next());
        }
    }

    private void replace(Place place, Optional<Item> after) {
        TableSchema schema = rows.schema(place.table());
        Optional<Item> before = remember(place);
        rows.charge(place.table(), WriteCost.of(schema, before, after));
        if (!before.equals(after)) {
            rows.apply(new Change(place.table(), place.key(), before, after,
                    Change.Cause.CALLER));
            remembered.put(place, after);
        }
    }

    private Optional<Item> remember(Place place) {
        if (remembered.size() > REMEMBERED) {
            remembered.clear();
        }
        return remembered.computeIfAbsent(place, _ -> rows.get(place.table(), place.key()));
    }

    private record Place(String table, Key key) {}
}
