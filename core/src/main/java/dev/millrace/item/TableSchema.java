package dev.millrace.item;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a table declares: its keys (all strings), its indexes, its time-to-live attribute, and the
/// attributes that belong to the view engine.
///
/// @param sortKey attribute of the sort key, empty where the table has none
/// @param ttlAttribute attribute with the epoch second after which an item expires
/// @param stream whether the table's changes, with old and new image, are kept as a stream
/// @param engineAttributes names, or prefixes that end in `*`, of attributes that only views write:
///            a caller's put that carries one, and a caller's put or delete on an item that carries
///            one, is refused
public record TableSchema(
        String name,
        String partitionKey,
        Optional<String> sortKey,
        List<IndexSchema> indexes,
        Optional<String> ttlAttribute,
        boolean stream,
        Set<String> engineAttributes) {

    public TableSchema {
        indexes = List.copyOf(indexes);
        engineAttributes = Set.copyOf(engineAttributes);
    }

    public static TableSchema of(String name, String partitionKey, String sortKey) {
        return new TableSchema(
                name, partitionKey, Optional.of(sortKey), List.of(), Optional.empty(), true,
                Set.of());
    }

    public static TableSchema of(String name, String partitionKey) {
        return new TableSchema(
                name, partitionKey, Optional.empty(), List.of(), Optional.empty(), true, Set.of());
    }

    public TableSchema withTtl(String attribute) {
        return new TableSchema(
                name, partitionKey, sortKey, indexes, Optional.of(attribute), stream,
                engineAttributes);
    }

    public TableSchema withIndexes(IndexSchema... more) {
        return new TableSchema(
                name, partitionKey, sortKey, List.of(more), ttlAttribute, stream, engineAttributes);
    }

    public TableSchema withEngineAttributes(String... names) {
        return new TableSchema(
                name, partitionKey, sortKey, indexes, ttlAttribute, stream, Set.of(names));
    }

    /// The key of an item of this table.
    ///
    /// @throws IllegalArgumentException where a key attribute is missing, empty or no string
    public Key keyOf(Item item) {
        return new Key(keyText(item, partitionKey),
                sortKey.map(name -> keyText(item, name)).orElse(""));
    }

    /// An item that has the key's attributes alone.
    public Item itemOf(Key key) {
        Item item = Item.empty().with(partitionKey, key.partition());
        return sortKey.map(name -> item.with(name, key.sort())).orElse(item);
    }

    public IndexSchema index(String index) {
        return indexes.stream()
                .filter(each -> each.name().equals(index))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException(
                        "table " + name + " has no index " + index));
    }

    public boolean belongsToEngine(String attribute) {
        return engineAttributes.stream()
                .anyMatch(pattern -> pattern.endsWith("*")
                        ? attribute.startsWith(pattern.substring(0, pattern.length() - 1))
                        : attribute.equals(pattern));
    }

    private String keyText(Item item, String attribute) {
        return item.text(attribute)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new IllegalArgumentException("an item of table " + name
                        + " needs the key attribute " + attribute
                        + ", a string that is not empty"));
    }
}
