package dev.millrace.lambda;

import dev.millrace.json.Json;
import dev.millrace.item.Item;
import dev.millrace.item.ItemJson;
import dev.millrace.item.TableSchema;
import dev.millrace.tracker.Agent;
import dev.millrace.tracker.Campaign;
import dev.millrace.tracker.Hit;
import dev.millrace.tracker.Origin;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.hits.HitBatch;
import dev.millrace.tracker.hits.HitBatches;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// Events such as each function is called with, for a [Rehearsal].
final class RehearsedEvents {

    private RehearsedEvents() {}

    static List<String> ofLogs() {
        return List.of("""
                {"Records":[{"eventSource":"aws:s3","s3":{
                "bucket":{"name":"rehearsal"},"object":{"key":"logs/a.log","size":1}}}]}
                """);
    }

    static List<String> ofHttp() {
        return List.of(get("/pagetotals", "prefix=blog%2F"), get("/api/tracker/sites", ""),
                get("/api/maps", ""), get("/openapi.json", ""));
    }

    static List<String> ofStream() {
        return List.of(change(TrackerTable.SCHEMA, HitBatches.toItem(batch())));
    }

    private static String get(String path, String query) {
        return """
                {"version":"2.0","routeKey":"GET %1$s","rawPath":"%1$s","rawQueryString":"%2$s",
                "headers":{"accept":"*/*"}}
                """.formatted(path, query);
    }

    private static HitBatch batch() {
        return HitBatch.of(Site.DEFAULT, "rehearsal", ZoneOffset.UTC,
                List.of(new Hit(0, 1, Hit.Kind.VIEW, "blog/", 1, Origin.DIRECT, Agent.UNKNOWN, "",
                        200, 1, Campaign.NONE)));
    }

    private static String change(TableSchema table, Item image) {
        String arn = "arn:aws:dynamodb:us-east-1:123456789012:table/" + table.name()
                + "/stream/2026";
        Map<String, Object> inside = Map.of("ApproximateCreationDateTime",
                Instant.now().getEpochSecond(), "SequenceNumber", "100000000000000000001",
                "Keys", ItemJson.of(table.itemOf(table.keyOf(image))), "NewImage",
                ItemJson.of(image));
        return Json.write(Map.of("shardId", "shardId-0", "eventSourceARN", arn,
                "Records", List.of(Map.of("eventName", "INSERT", "eventSource", "aws:dynamodb",
                        "eventSourceARN", arn, "dynamodb", inside))));
    }
}
