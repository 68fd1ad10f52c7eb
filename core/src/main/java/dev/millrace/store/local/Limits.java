package dev.millrace.store.local;

import dev.millrace.item.IndexSchema;
import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Utf8;
import dev.millrace.item.Value;
import dev.millrace.store.Query;
import dev.millrace.store.StoreException;
import dev.millrace.store.Write;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// DynamoDB's limits ("Quotas in Amazon DynamoDB"), checked before anything is written. What breaks
/// one is an `IllegalArgumentException`.
public final class Limits {
    /// A page of a query or scan ends before it.
    public static final int PAGE_BYTES = 1 << 20;

    private static final int PARTITION_KEY_BYTES = 2048;
    private static final int SORT_KEY_BYTES = 1024;
    private static final int TRANSACTION_WRITES = 100;
    private static final long TRANSACTION_BYTES = 4 << 20;
    private static final BigDecimal TTL_BELIEVED = BigDecimal
            .valueOf(Duration.ofDays(5 * 365).toSeconds());
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");

    private Limits() {}

    private static void checkName(String name) {
        require(NAME.matcher(name).matches(), "a name has 3 to 255 of a-z, A-Z, 0-9, _, - and .,"
                + " unlike '" + name + "'");
    }

    /// Checks the names that a table declares.
    public static void checkSchema(TableSchema schema) {
        checkName(schema.name());
        schema.indexes().forEach(index -> checkName(index.name()));
    }

    /// What a table's rows depend on may not change once it is made; the stream and the attributes
    /// of the engine may.
    ///
    /// @throws StoreException where a table has other keys, indexes or time-to-live than
    ///             those wanted
    public static void checkSameShape(TableSchema found, TableSchema wanted) {
        if (!shape(found).equals(shape(wanted))) {
            throw new StoreException("table " + wanted.name() + " is there already with other"
                    + " keys, indexes or time-to-live: " + shape(found) + ", not "
                    + shape(wanted));
        }
    }

    private static List<Object> shape(TableSchema schema) {
        return List.of(schema.partitionKey(), schema.sortKey(), schema.indexes(),
                schema.ttlAttribute());
    }

    /// Checks a key against the schema: each part present, and no longer than DynamoDB allows.
    public static Key checkKey(TableSchema schema, Key key) {
        require(schema.sortKey().isPresent() != key.sort().isEmpty(), schema.sortKey().isPresent()
                ? "table " + schema.name() + " needs a sort key that is not empty"
                : "table " + schema.name() + " has no sort keys");
        checkLength(key.partition(), PARTITION_KEY_BYTES);
        checkLength(key.sort(), SORT_KEY_BYTES);
        return key;
    }

    /// Checks size and keys of an item, those of indexes too; returns its key.
    public static Key checkItem(TableSchema schema, Item item) {
        require(item.size() <= Item.MAX_BYTES, "an item of table " + schema.name() + " has "
                + item.size() + " bytes, more than DynamoDB's " + Item.MAX_BYTES);
        schema.indexes().forEach(index -> checkIndexed(index, item));
        return checkKey(schema, schema.keyOf(item));
    }

    /// Checks that no action is on a key, or on the same attribute as another, or inside it.
    public static void checkActions(TableSchema schema, Write.Update update) {
        Set<List<String>> whole = new HashSet<>();
        Set<List<String>> parents = new HashSet<>();
        update.actions().forEach(action -> {
            List<String> path = action.path().names();
            require(!isKey(schema, path.getFirst()), "attribute " + path.getFirst()
                    + " is part of the key and cannot be updated");
            require(!parents.contains(path), "two actions of an update overlap at " + path);
            for (int length = 1; length < path.size(); length++) {
                parents.add(path.subList(0, length));
                require(!whole.contains(path.subList(0, length)),
                        "two actions of an update overlap at " + path);
            }
            require(whole.add(path), "two actions of an update overlap at " + path);
        });
    }

    public static void checkTransaction(List<Outcome> outcomes) {
        require(!outcomes.isEmpty() && outcomes.size() <= TRANSACTION_WRITES,
                "a transaction has 1 to 100 writes, not " + outcomes.size());
        long bytes = outcomes.stream().mapToLong(Outcome::bytes).sum();
        require(bytes <= TRANSACTION_BYTES,
                "the items of a transaction have " + bytes + " bytes, more than DynamoDB's 4 MB");
        Set<Object> places = new HashSet<>();
        outcomes.forEach(outcome -> require(places.add(outcome.place()),
                "a transaction has two writes on one item of table " + outcome.write().table()));
    }

    public static void checkDistinct(TableSchema schema, Iterable<Item> items) {
        Set<Key> keys = new HashSet<>();
        items.forEach(item -> require(keys.add(schema.keyOf(item)),
                "two items of one batch for table " + schema.name() + " have the same key"));
    }

    public static void checkQuery(TableSchema schema, Query query) {
        require(!query.partition().isEmpty(), "a query needs a partition that is not empty");
        require(query.limit() >= 0, "a limit is 0 or more");
        require(query.index().isEmpty() || query.consistency().isEventual(),
                "an index cannot be read strongly");
        query.after().ifPresent(cursor -> {
            String sort = query.index()
                    .map(name -> schema.index(name).sortKey())
                    .or(schema::sortKey)
                    .flatMap(cursor.keys()::text)
                    .orElse("");
            require(query.range().contains(sort), "the cursor is not of this query");
        });
    }

    /// Whether an item whose time-to-live ends then has expired. As on DynamoDB, an end more than
    /// five years past is taken for a mistake.
    public static boolean isExpired(Value.Num end, Instant now) {
        BigDecimal second = BigDecimal.valueOf(now.getEpochSecond());
        return end.value().compareTo(second) < 0
                && end.value().add(TTL_BELIEVED).compareTo(second) >= 0;
    }

    public static void checkSingle(Write write) {
        require(!(write instanceof Write.Check), "a check stands only in a transaction");
    }

    private static void checkIndexed(IndexSchema index, Item item) {
        checkIndexed(item.find(index.partitionKey()), index, PARTITION_KEY_BYTES);
        checkIndexed(item.find(index.sortKey()), index, SORT_KEY_BYTES);
    }

    private static void checkIndexed(Optional<Value> value, IndexSchema index, int bytes) {
        if (value.isEmpty()) {
            return;
        }
        require(value.get() instanceof Value.Text(String text) && !text.isEmpty(),
                "a key of index " + index.name() + " is a string that is not empty, unlike "
                        + value.get());
        require(value.get().size() <= bytes, "a key of index " + index.name() + " has over "
                + bytes + " bytes");
    }

    private static void checkLength(String key, int bytes) {
        require(key.length() * 3 <= bytes || Utf8.length(key) <= bytes,
                "a key has over " + bytes + " bytes: " + key);
    }

    private static boolean isKey(TableSchema schema, String attribute) {
        return attribute.equals(schema.partitionKey())
                || schema.sortKey().filter(attribute::equals).isPresent();
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
