package dev.millrace.testkit;

import dev.millrace.item.IndexSchema;
import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Utf8;
import dev.millrace.store.Change;
import dev.millrace.store.Cursor;
import dev.millrace.store.Page;
import dev.millrace.store.Query;
import dev.millrace.store.local.PageBuilder;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// The items of one table in memory, in the order of their keys, and of each index.
final class MemoryTable {
    private final TableSchema schema;
    private final NavigableMap<Place, Item> items = new TreeMap<>();
    private final Map<String, NavigableMap<Place, Item>> indexes = new HashMap<>();

    MemoryTable(TableSchema schema) {
        this.schema = schema;
        schema.indexes().forEach(index -> indexes.put(index.name(), new TreeMap<>()));
    }

    private MemoryTable(TableSchema schema, MemoryTable old) {
        this.schema = schema;
        items.putAll(old.items);
        indexes.putAll(old.indexes);
    }

    TableSchema schema() {
        return schema;
    }

    /// The same items under another declaration of the same shape.
    MemoryTable declaredAs(TableSchema other) {
        return new MemoryTable(other, this);
    }

    Optional<Item> get(Key key) {
        return Optional.ofNullable(items.get(Place.of(key)));
    }

    List<Item> all() {
        return List.copyOf(items.values());
    }

    void apply(Change change) {
        change.before().ifPresent(item -> remove(change.key(), item));
        change.after().ifPresent(item -> add(change.key(), item));
    }

    Page query(Query query) {
        PageBuilder page = PageBuilder.of(schema, query);
        NavigableMap<Place, Item> partition = partition(query);
        NavigableMap<Place, Item> ordered = query.ascending()
                ? partition
                : partition.descendingMap();
        NavigableMap<Place, Item> rest = query.after()
                .map(cursor -> ordered.tailMap(place(query, cursor), false))
                .orElse(ordered);
        fill(page, rest, query);
        return page.build();
    }

    Page scan(Optional<Cursor> after, int limit) {
        PageBuilder page = PageBuilder.scan(schema, limit);
        NavigableMap<Place, Item> rest = after
                .map(cursor -> items.tailMap(Place.of(schema.keyOf(cursor.keys())), false))
                .orElse(items);
        for (Item item : rest.values()) {
            if (!page.offer(item)) {
                break;
            }
        }
        return page.build();
    }

    private static void fill(PageBuilder page, NavigableMap<Place, Item> rest, Query query) {
        for (Map.Entry<Place, Item> entry : rest.entrySet()) {
            boolean wanted = query.range().contains(entry.getKey().sort());
            if (wanted && !page.offer(entry.getValue())) {
                return;
            }
        }
    }

    private NavigableMap<Place, Item> partition(Query query) {
        NavigableMap<Place, Item> all = query.index().map(this::rows).orElse(items);
        NavigableMap<Place, Item> rest = all.tailMap(Place.start(query.partition()), true);
        return rest.headMap(Place.start(query.partition() + "\0"), false);
    }

    private Place place(Query query, Cursor cursor) {
        Key key = schema.keyOf(cursor.keys());
        return query.index()
                .map(name -> Place.of(schema.index(name), cursor.keys(), key))
                .orElseGet(() -> Place.of(key));
    }

    private void add(Key key, Item item) {
        items.put(Place.of(key), item);
        holding(item).forEach(index -> rows(index.name())
                .put(Place.of(index, item, key), item));
    }

    private void remove(Key key, Item item) {
        items.remove(Place.of(key));
        holding(item).forEach(index -> rows(index.name())
                .remove(Place.of(index, item, key)));
    }

    private NavigableMap<Place, Item> rows(String index) {
        return Objects.requireNonNull(indexes.get(index));
    }

    private List<IndexSchema> holding(Item item) {
        return schema.indexes().stream().filter(index -> index.holds(item)).toList();
    }

    /// Where an item stands in the table, or in an index, whose keys need not be unique.
    private record Place(String partition, String sort, List<Key> key)
            implements
                Comparable<Place> {
        private static final Comparator<Place> ORDER = Comparator
                .comparing(Place::partition, Utf8.ORDER)
                .thenComparing(Place::sort, Utf8.ORDER)
                .thenComparing(Place::key, Place::compareKeys);

        static Place of(Key key) {
            return new Place(key.partition(), key.sort(), List.of());
        }

        static Place of(IndexSchema index, Item item, Key key) {
            return new Place(item.text(index.partitionKey()).orElseThrow(),
                    item.text(index.sortKey()).orElseThrow(), List.of(key));
        }

        /// Before everything in a partition.
        static Place start(String partition) {
            return new Place(partition, "", List.of());
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }

        private static int compareKeys(List<Key> a, List<Key> b) {
            return a.isEmpty() || b.isEmpty()
                    ? Integer.compare(a.size(), b.size())
                    : a.getFirst().compareTo(b.getFirst());
        }
    }
}
