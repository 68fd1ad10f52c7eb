package dev.millrace.lambda;

import dev.millrace.api.Application;
import dev.millrace.item.Item;
import dev.millrace.item.ItemJson;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.json.Json;
import dev.millrace.messages.MessagesTable;
import dev.millrace.places.PlacesTables;
import dev.millrace.tracker.Agent;
import dev.millrace.tracker.Campaign;
import dev.millrace.tracker.Hit;
import dev.millrace.tracker.Origin;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.hits.HitBatch;
import dev.millrace.tracker.hits.HitBatches;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Events such as each function is called with, for a [Rehearsal].
final class RehearsedEvents {
    private static final String LOG = """
            0123 example.org [20/Oct/2022:00:00:00 +0000] 192.0.2.1 - R1 WEBSITE.GET.OBJECT \
            index.html "GET / HTTP/1.1" 200 - 1 1 1 1 "https://example.com/" \
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:106.0) Gecko/20100101 Firefox/106.0" \
            - h= - - - example.org - -
            """;

    private RehearsedEvents() {}

    /// A log of one line.
    static byte[] log() {
        return LOG.getBytes(StandardCharsets.UTF_8);
    }

    static List<String> ofLogs(List<Application> applications) {
        return List.of("""
                {"Records":[{"eventSource":"aws:s3","s3":{
                "bucket":{"name":"rehearsal"},"object":{"key":"logs/a.log","size":1}}}]}
                """);
    }

    static List<String> ofHttp(List<Application> applications) {
        Stream<String> own = applications.stream().flatMap(application -> switch (application) {
            case TRACKER -> Stream.of(get("/pagetotals", "prefix=blog%2F"),
                    get("/api/tracker/sites", ""));
            case PLACES -> Stream.of(get("/api/maps", ""));
            case MESSAGES -> Stream.of(get("/api/message_groups", ""));
        });
        return Stream.concat(own, Stream.of(get("/openapi.json", ""))).toList();
    }

    static List<String> ofStream(List<Application> applications) {
        return applications.stream().map(application -> switch (application) {
            case TRACKER -> change(TrackerTable.SCHEMA, HitBatches.toItem(batch()));
            case PLACES -> change(PlacesTables.POINT_SCHEMA,
                    PlacesTables.POINT_SCHEMA.itemOf(Key.of("rehearsal", "1")));
            case MESSAGES -> change(MessagesTable.SCHEMA, message());
        }).toList();
    }

    private static String get(String path, String query) {
        return """
                {"version":"2.0","routeKey":"GET %1$s","rawPath":"%1$s","rawQueryString":"%2$s",
                "headers":{"accept":"*/*"},"requestContext":{"authorizer":{"jwt":{"claims":{
                "iss":"https://rehearsal.invalid","sub":"rehearsal"}}}}}
                """.formatted(path, query);
    }

    private static HitBatch batch() {
        return HitBatch.of(Site.DEFAULT, "rehearsal", ZoneOffset.UTC,
                List.of(new Hit(0, 1, Hit.Kind.VIEW, "blog/", 1, Origin.DIRECT, Agent.UNKNOWN, "",
                        200, 1, Campaign.NONE)));
    }

    private static Item message() {
        String group = "5ae290ed-55d1-47a0-bc6d-fe2bc2700399";
        String sender = "d8a6e2b4-4f6f-4c3f-9d0a-2f8b0f7f4d11";
        return ItemJson.parse(Map.of("pk", text("MSG#" + group), "sk", text("0000000001"),
                "message", text(""), "message_uuid", text(group), "user_uuid", text(sender),
                "user_display_name", text(""), "user_handle", text("rehearsal"),
                "created_at", text("2022-10-20T00:00:00.000Z"),
                "seq", Map.of("N", "1"), "members", Map.of("SS", List.of(sender))));
    }

    private static Map<String, String> text(String text) {
        return Map.of("S", text);
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
