package dev.millrace.lambda;

import dev.millrace.item.ItemJson;
import dev.millrace.item.TableSchema;
import dev.millrace.store.Change;
import dev.millrace.store.ChangeStream.ChangeRecord;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Events as the services of AWS send them.
final class Events {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Events() {}

    static String json(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /// A notification of a bucket.
    static Map<String, Object> ofS3(String bucket, String... keys) {
        return Map.of("Records", List.of(keys).stream().map(key -> s3(bucket, key)).toList());
    }

    /// Messages of a queue, named m0, m1, …
    static Map<String, Object> ofQueue(List<String> bodies) {
        List<Map<String, Object>> records = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            records.add(Map.of("eventSource", "aws:sqs", "messageId", "m" + i,
                    "body", bodies.get(i)));
        }
        return Map.of("Records", records);
    }

    static Map<String, Object> ofEventBridge(String bucket, String key) {
        return Map.of("version", "0", "source", "aws.s3", "detail-type", "Object Created",
                "detail", Map.of("bucket", Map.of("name", bucket), "object",
                        Map.of("key", key, "size", 1)));
    }

    /// A batch of a shard, of a trigger with a tumbling window.
    static Map<String, Object> ofStream(TableSchema table, String shard,
            List<ChangeRecord> changes) {
        Map<String, Object> event = new LinkedHashMap<>();
        String arn = "arn:aws:dynamodb:us-east-1:123456789012:table/" + table.name()
                + "/stream/2026-01-01T00:00:00.000";
        event.put("shardId", shard);
        event.put("eventSourceARN", arn);
        event.put("window", Map.of("start", "2026-01-01T00:00:00Z", "end",
                "2026-01-01T00:00:01Z"));
        event.put("state", Map.of());
        event.put("isFinalInvokeForWindow", false);
        event.put("isWindowTerminatedEarly", false);
        event.put("Records",
                changes.stream().map(change -> record(table, arn, change)).toList());
        return event;
    }

    /// A GET through an HTTP API.
    static Map<String, Object> get(String path, String query) {
        return request("GET", path, query, "");
    }

    static Map<String, Object> request(String method, String path, String query, String body) {
        return Map.of("version", "2.0", "routeKey", method + " " + path, "rawPath", path,
                "rawQueryString", query, "headers", Map.of("content-type", "application/json"),
                "requestContext", Map.of("http", Map.of("method", method, "path", path)),
                "body", Base64.getEncoder()
                        .encodeToString(body.getBytes(StandardCharsets.UTF_8)),
                "isBase64Encoded", true);
    }

    private static Map<String, Object> s3(String bucket, String key) {
        return Map.of("eventVersion", "2.1", "eventSource", "aws:s3", "eventName",
                "ObjectCreated:Put", "s3", Map.of("bucket", Map.of("name", bucket), "object",
                        Map.of("key", URLEncoder.encode(key, StandardCharsets.UTF_8), "size",
                                1)));
    }

    private static Map<String, Object> record(TableSchema table, String arn,
            ChangeRecord change) {
        Change what = change.change();
        Map<String, Object> inside = new LinkedHashMap<>();
        inside.put("ApproximateCreationDateTime", change.at().getEpochSecond());
        inside.put("Keys", ItemJson.of(table.itemOf(what.key())));
        what.before().ifPresent(image -> inside.put("OldImage", ItemJson.of(image)));
        what.after().ifPresent(image -> inside.put("NewImage", ItemJson.of(image)));
        inside.put("SequenceNumber", change.sequence().toString());
        inside.put("StreamViewType", "NEW_AND_OLD_IMAGES");
        return Map.of("eventID", change.sequence().toString(), "eventName", name(what),
                "eventSource", "aws:dynamodb", "eventSourceARN", arn, "dynamodb", inside);
    }

    private static String name(Change change) {
        if (change.before().isEmpty()) {
            return "INSERT";
        }
        return change.after().isEmpty() ? "REMOVE" : "MODIFY";
    }
}
