package dev.millrace.store.event;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.store.Change;
import dev.millrace.store.ChangeStream.ChangeRecord;
import dev.millrace.store.Sequence;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads single records of stream events.
///
/// @param now the time of records that name none
record StreamRecordReader(Collection<TableSchema> tables, Instant now) {
    private static final String TABLE = ":table/";

    /// @throws RuntimeException where it is no change of one of the tables
    ChangeRecord read(JsonNode record) {
        JsonNode change = record.path("dynamodb");
        Optional<Item> before = image(change, "OldImage");
        Optional<Item> after = image(change, "NewImage");
        if (before.isEmpty() && after.isEmpty()) {
            throw new IllegalArgumentException("a change has an old image or a new one");
        }
        List<Item> tellingKeys = List.of(JsonValues.item(change.path("Keys")),
                after.or(() -> before).orElseThrow());
        TableSchema table = table(record, tellingKeys);
        return new ChangeRecord(new Sequence(new BigInteger(sequence(record))), time(change),
                new Change(table.name(), key(table, tellingKeys).orElseThrow(), before, after,
                        cause(record)));
    }

    static String sequence(JsonNode record) {
        return record.path("dynamodb").path("SequenceNumber").asString("?");
    }

    /// The table that the stream's ARN names; without one, that whose keys the record has, with as
    /// many key attributes as any.
    private TableSchema table(JsonNode record, List<Item> tellingKeys) {
        Optional<String> named = tableOf(record);
        List<TableSchema> fitting = tables.stream()
                .filter(each -> named.isEmpty() || named.get().equals(each.name()))
                .filter(each -> key(each, tellingKeys).isPresent())
                .toList();
        boolean sorted = fitting.stream().anyMatch(each -> each.sortKey().isPresent());
        List<TableSchema> closest = fitting.stream()
                .filter(each -> each.sortKey().isPresent() == sorted)
                .toList();
        if (closest.size() != 1) {
            throw new IllegalArgumentException("the keys of a record fit " + closest.size()
                    + " of the tables that are known here"
                    + named.map(name -> "; its stream is of table " + name).orElse(""));
        }
        return closest.getFirst();
    }

    static Optional<String> tableOf(JsonNode record) {
        String arn = record.path("eventSourceARN").asString("");
        int start = arn.indexOf(TABLE);
        return start < 0
                ? Optional.empty()
                : Optional.of(arn.substring(start + TABLE.length()).split("/", 2)[0]);
    }

    /// The key as `Keys` says it, or else, as events written by hand need it, as the image does.
    private static Optional<Key> key(TableSchema table, List<Item> tellingKeys) {
        return tellingKeys.stream()
                .filter(item -> hasText(item, table.partitionKey())
                        && table.sortKey().stream().allMatch(name -> hasText(item, name)))
                .findFirst()
                .map(table::keyOf);
    }

    private static boolean hasText(Item item, String attribute) {
        return item.text(attribute).filter(text -> !text.isEmpty()).isPresent();
    }

    private static Optional<Item> image(JsonNode change, String name) {
        return change.has(name) ? Optional.of(JsonValues.item(change.get(name))) : Optional.empty();
    }

    /// Epoch seconds, with or without a fraction.
    private Instant time(JsonNode change) {
        JsonNode time = change.path("ApproximateCreationDateTime");
        if (!time.isNumber()) {
            return now;
        }
        BigDecimal millis = time.decimalValue().movePointRight(3);
        return Instant.ofEpochMilli(millis.longValue());
    }

    /// The service itself removes what has expired.
    private static Change.Cause cause(JsonNode record) {
        JsonNode user = record.path("userIdentity");
        boolean service = "Service".equals(user.path("type").asString(""))
                && "dynamodb.amazonaws.com".equals(user.path("principalId").asString(""));
        return service ? Change.Cause.EXPIRY : Change.Cause.CALLER;
    }
}
