package dev.millrace.store.event;

import dev.millrace.item.TableSchema;
import dev.millrace.json.Json;
import dev.millrace.store.ChangeStream.ChangeRecord;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// An event of a DynamoDB stream: changes of one shard, in their order.
///
///     {"shardId": "shardId-0000…", "eventSourceARN": "arn:aws:dynamodb:…:table/Point/stream/…",
///      "window": …, "state": {}, "isFinalInvokeForWindow": false,
///      "Records": [{"eventName": "INSERT", "dynamodb": {"Keys": …, "NewImage": …,
///                   "SequenceNumber": "100000000000950939886"}}]}
///
/// Only events of a trigger with a tumbling window name their shard.
///
/// @param source ARN of the stream, empty where there is none
/// @param shard the shard that all records are of, where it is named
/// @param records the changes, oldest first
/// @param unreadable records that say no change of a known table
public record StreamEvent(String source, Optional<String> shard, List<ChangeRecord> records,
        List<Unreadable> unreadable) {
    public StreamEvent {
        records = List.copyOf(records);
        unreadable = List.copyOf(unreadable);
    }

    /// A record that cannot be read.
    ///
    /// @param table the table that its stream's ARN names, `""` where it names none
    /// @param sequence its sequence number, `"?"` where it has none
    public record Unreadable(String table, String sequence, String reason) {}

    /// Reads an event from its JSON.
    ///
    /// @param tables the tables whose changes it may bring
    /// @param now the time of records that name none
    /// @throws IllegalArgumentException where it is no event of a stream
    public static StreamEvent read(String json, Collection<TableSchema> tables, Instant now) {
        try {
            return of(Json.read(json), tables, now);
        } catch (JacksonException e) {
            throw noJson(e);
        }
    }

    /// As [#read(String, Collection, Instant)]; the stream is read to its end and closed.
    public static StreamEvent read(InputStream json, Collection<TableSchema> tables, Instant now) {
        try {
            return of(Json.read(json), tables, now);
        } catch (JacksonException e) {
            throw noJson(e);
        }
    }

    /// As [#read(String, Collection, Instant)], of JSON that is read already.
    public static StreamEvent of(JsonNode event, Collection<TableSchema> tables, Instant now) {
        if (!event.path("Records").isArray()) {
            throw new IllegalArgumentException("an event of a stream has an array Records");
        }
        StreamRecordReader reader = new StreamRecordReader(tables, now);
        List<ChangeRecord> records = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        for (JsonNode record : event.path("Records")) {
            try {
                records.add(reader.read(record));
            } catch (RuntimeException reason) {
                unreadable.add(new Unreadable(
                        StreamRecordReader.tableOf(record).orElse(""),
                        StreamRecordReader.sequence(record), String.valueOf(reason.getMessage())));
            }
        }
        return new StreamEvent(source(event), shard(event), records, unreadable);
    }

    private static String source(JsonNode event) {
        return event.path("eventSourceARN")
                .asString(event.path("Records").path(0).path("eventSourceARN").asString(""));
    }

    private static Optional<String> shard(JsonNode event) {
        return event.path("shardId").stringValueOpt().filter(id -> !id.isEmpty());
    }

    private static IllegalArgumentException noJson(JacksonException e) {
        return new IllegalArgumentException("the event is no JSON: " + e.getOriginalMessage(), e);
    }
}
