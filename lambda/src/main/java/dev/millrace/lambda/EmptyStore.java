package dev.millrace.lambda;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.store.Capacity;
import dev.millrace.store.Consistency;
import dev.millrace.store.Page;
import dev.millrace.store.Query;
import dev.millrace.store.Store;
import dev.millrace.store.Tables;
import dev.millrace.store.Write;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Stands for DynamoDB in a [Rehearsal], where not even its client is wanted: takes every write and
/// has the items that were put and no other.
final class EmptyStore implements Store {
    private record Place(String table, Key key) {}

    private final Map<String, TableSchema> schemas;
    private final Map<Place, Item> items = new ConcurrentHashMap<>();

    EmptyStore(List<TableSchema> tables) {
        schemas = tables.stream().collect(toUnmodifiableMap(TableSchema::name, identity()));
    }

    @Override
    public Found get(String table, Key key, Consistency consistency) {
        return new Found(Optional.ofNullable(items.get(new Place(table, key))), Capacity.NONE);
    }

    @Override
    public Page query(Query query) {
        return new Page(List.of(), Optional.empty(), Capacity.NONE);
    }

    @Override
    public Written write(Write write) {
        Optional<Item> after = switch (write) {
            case Write.Put put -> Optional.of(put(put.table(), put.item()));
            case Write.Update update -> Optional.of(schema(update.table()).itemOf(update.key()));
            case Write.Delete _,Write.Check _ -> Optional.empty();
        };
        return new Written(Optional.empty(), after, Capacity.NONE);
    }

    @Override
    public Capacity transact(List<? extends Write> writes) {
        writes.forEach(this::write);
        return Capacity.NONE;
    }

    @Override
    public Capacity putAll(String table, Collection<Item> all) {
        all.forEach(item -> put(table, item));
        return Capacity.NONE;
    }

    @Override
    public <T> T together(Supplier<T> work) {
        return work.get();
    }

    @Override
    public Tables tables() {
        throw new UnsupportedOperationException("a rehearsal makes no tables");
    }

    @Override
    public void close() {}

    private Item put(String table, Item item) {
        items.put(new Place(table, schema(table).keyOf(item)), item);
        return item;
    }

    private TableSchema schema(String table) {
        return Objects.requireNonNull(schemas.get(table), table);
    }
}
