package dev.millrace.lambda;

import dev.millrace.dynamodb.Connection;
import dev.millrace.item.TableSchema;
import dev.millrace.store.ChangeStream.ChangeRecord;
import dev.millrace.store.Store;
import dev.millrace.store.event.StreamEvent;
import dev.millrace.view.Fanout;
import dev.millrace.view.StreamApplier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Applies batches of changes to the views.
///
/// The trigger must have a tumbling window, of any length, since only its events name their shard,
/// and a parallelization factor of 1. Nothing is kept in the window's state. A batch that fails is
/// given back from its first record on, and comes again; what cannot be digested is in quarantine
/// and does not hold up the rest.
final class StreamWork implements Doorway.Work {
    /// How often watermarks of old shards are looked for.
    private static final Duration RETIRING = Duration.ofHours(1);
    /// The shard of events written by hand, whose stream is none either.
    private static final String BY_HAND = "by-hand";

    private final List<TableSchema> tables;
    private final StreamApplier applier;
    private final InstantSource clock;
    private Instant retiring = Instant.MIN;

    StreamWork(List<TableSchema> tables, StreamApplier applier, InstantSource clock) {
        this.tables = tables;
        this.applier = applier;
        this.clock = clock;
    }

    static StreamWork on(Store store, Setting setting) {
        Backend backend = Backend.of(setting);
        return new StreamWork(backend.tables(), new StreamApplier(store, backend.engine(),
                setting.clock(), Fanout.ofMost(Connection.KEPT_OPEN)), setting.clock());
    }

    @Override
    public Object answer(JsonNode event, Invocation invocation) {
        try {
            apply(StreamEvent.of(event, tables, clock.instant()), invocation);
            return answered(event, List.of());
        } catch (RuntimeException failure) {
            invocation.metrics().count("Failed", 1);
            invocation.error("the batch comes again: " + failure.getMessage(),
                    Map.of("error", failure.getClass().getName()));
            return answered(event, List.of(Map.of("itemIdentifier", first(event, failure))));
        }
    }

    private void apply(StreamEvent event, Invocation invocation) {
        retire();
        String shard = shard(event);
        for (StreamEvent.Unreadable record : event.unreadable()) {
            applier.keepUnreadable(record.table(), shard, record.sequence(), record.reason());
            invocation.warn("a record is in quarantine: " + record.reason(),
                    Map.of("shard", shard, "sequence", record.sequence()));
        }
        StreamApplier.Applied applied = applier.apply(shard, event.records());
        Metrics metrics = invocation.metrics();
        metrics.count("Changes", applied.records());
        metrics.count("ViewItems", applied.viewItems());
        metrics.count("Gap", applied.gap());
        metrics.count("Unreadable", event.unreadable().size());
        metrics.millis("Lag", lag(event.records()).toMillis());
        if (applied.gap() > 0) {
            invocation.error("changes came too late: the views need a rebuild",
                    Map.of("shard", shard, "records", applied.gap()));
        }
    }

    private void retire() {
        Instant now = clock.instant();
        if (!now.isBefore(retiring)) {
            applier.retireShards();
            retiring = now.plus(RETIRING);
        }
    }

    /// How old the oldest change of a batch is once it is in the views.
    private Duration lag(List<ChangeRecord> records) {
        return records.isEmpty()
                ? Duration.ZERO
                : Duration.between(records.getFirst().at(), clock.instant());
    }

    private static String shard(StreamEvent event) {
        return event.shard().orElseGet(() -> {
            if (event.source().startsWith("arn:")) {
                throw new IllegalStateException("the event does not name its shard: give the"
                        + " trigger a tumbling window");
            }
            return BY_HAND;
        });
    }

    private static Map<String, Object> answered(JsonNode event, List<?> failures) {
        Map<String, Object> answer = new LinkedHashMap<>();
        if (event.has("window")) {
            answer.put("state", Map.of());
        }
        answer.put("batchItemFailures", failures);
        return answer;
    }

    private static String first(JsonNode event, RuntimeException failure) {
        return event.path("Records")
                .path(0)
                .path("dynamodb")
                .path("SequenceNumber")
                .stringValueOpt()
                .orElseThrow(() -> failure);
    }
}
