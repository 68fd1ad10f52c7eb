package dev.millrace.lambda;

import dev.millrace.json.Json;
import dev.millrace.s3.S3Location;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads news of objects of S3 in each form in which they come: a notification of the bucket, an
/// event of EventBridge, or messages of a queue that hold either.
///
/// A notification's keys are URL-encoded, `+` for a space; EventBridge's are not.
final class Notices {
    private Notices() {}

    /// One notice for each message of a queue, or one in all.
    ///
    /// @throws IllegalArgumentException where it is none of these
    static List<Notice> in(JsonNode event) {
        List<Notice> messages = new ArrayList<>();
        for (JsonNode record : event.path("Records")) {
            if (record.path("eventSource").asString("").equals("aws:sqs")) {
                messages.add(message(record));
            }
        }
        return messages.isEmpty() ? List.of(Notice.of(objects(event))) : messages;
    }

    private static Notice message(JsonNode record) {
        Optional<String> id = Optional.of(record.path("messageId").asString(""));
        try {
            JsonNode body = Json.read(record.path("body").asString(""));
            return new Notice(id, objects(body), Optional.empty());
        } catch (RuntimeException unreadable) {
            return new Notice(id, List.of(), Optional.of(
                    "a message of the queue is no news of S3: " + unreadable.getMessage()));
        }
    }

    private static List<S3Location> objects(JsonNode event) {
        if (event.path("Event").asString("").equals("s3:TestEvent")) {
            return List.of();
        }
        if (event.path("source").asString("").equals("aws.s3")) {
            return ofEventBridge(event);
        }
        if (!event.path("Records").isArray()) {
            throw new IllegalArgumentException("the event is neither a notification of S3, nor of"
                    + " EventBridge, nor messages of a queue with either");
        }
        List<S3Location> objects = new ArrayList<>();
        for (JsonNode record : event.path("Records")) {
            if (isMade(record.path("eventName").asString("ObjectCreated:"))) {
                objects.add(location(record));
            }
        }
        return objects;
    }

    private static List<S3Location> ofEventBridge(JsonNode event) {
        if (!event.path("detail-type").asString("").equals("Object Created")) {
            return List.of();
        }
        JsonNode detail = event.path("detail");
        return List.of(new S3Location(text(detail, "bucket", "name"),
                text(detail, "object", "key")));
    }

    private static S3Location location(JsonNode record) {
        JsonNode s3 = record.path("s3");
        return new S3Location(text(s3, "bucket", "name"),
                URLDecoder.decode(text(s3, "object", "key"), StandardCharsets.UTF_8));
    }

    private static boolean isMade(String event) {
        return event.startsWith("ObjectCreated:") || event.startsWith("s3:ObjectCreated:");
    }

    private static String text(JsonNode node, String outer, String inner) {
        return node.path(outer)
                .path(inner)
                .stringValueOpt()
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new IllegalArgumentException(
                        "the event lacks " + outer + "." + inner));
    }
}
