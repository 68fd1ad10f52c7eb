package dev.millrace.dynamodb;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A batch of which the endpoint is given one half, while the answer leaves the other unprocessed.
final class HalfBatch {
    private final HttpExecuteRequest request;

    HalfBatch(HttpExecuteRequest request) {
        this.request = request;
    }

    interface Sender {
        HttpExecuteResponse send(HttpExecuteRequest request) throws IOException;
    }

    HttpExecuteResponse answer(Sender sender) throws IOException {
        ObjectNode body = (ObjectNode) Json.read(FaultyHttp.body(request));
        ObjectNode tables = (ObjectNode) body.get("RequestItems");
        ObjectNode unprocessed = body.objectNode();
        tables.propertyNames().forEach(table -> {
            ArrayNode puts = (ArrayNode) tables.get(table);
            ArrayNode left = unprocessed.putArray(table);
            while (left.size() < puts.size()) {
                left.add(puts.remove(puts.size() - 1));
            }
            unprocessed.set(table, left);
        });
        boolean anything = tables.values().stream().anyMatch(puts -> !puts.isEmpty());
        JsonNode answer = anything
                ? Json.read(sender.send(withBody(Json.write(body)))
                        .responseBody()
                        .orElseThrow()
                        .readAllBytes())
                : body.objectNode();
        ((ObjectNode) answer).set("UnprocessedItems", unprocessed);
        return FaultyHttp.reply(200, new String(Json.write(answer), StandardCharsets.UTF_8));
    }

    private HttpExecuteRequest withBody(byte[] body) {
        return HttpExecuteRequest.builder()
                .request(request.httpRequest()
                        .toBuilder()
                        .putHeader("Content-Length", Integer.toString(body.length))
                        .build())
                .contentStreamProvider(() -> new ByteArrayInputStream(body))
                .build();
    }
}
