package dev.millrace.lambda;

import dev.millrace.json.Json;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import tools.jackson.databind.JsonNode;

/// Stands for the network in a [Rehearsal]: DynamoDB takes every write, has the items that were put
/// and no other, and every object of S3 is a log of one line. Nothing leaves the process.
final class EmptyEndpoint implements SdkHttpClient {
    static final URI ADDRESS = URI.create("http://rehearsal.invalid");
    private static final String NOTHING = "{}";

    private final List<JsonNode> items = new CopyOnWriteArrayList<>();

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                return reply(answer(request));
            }

            @Override
            public void abort() {}
        };
    }

    @Override
    public void close() {}

    private byte[] answer(HttpExecuteRequest request) {
        return request.httpRequest().method() == SdkHttpMethod.GET
                ? RehearsedEvents.log()
                : answered(request).getBytes(StandardCharsets.UTF_8);
    }

    private String answered(HttpExecuteRequest request) {
        JsonNode call = Json.read(
                request.contentStreamProvider().orElseThrow().newStream());
        items.addAll(call.findValues("Item"));
        return call.has("Key") && !call.has("UpdateExpression")
                ? found(call.path("Key"))
                : NOTHING;
    }

    private String found(JsonNode key) {
        return items.stream()
                .filter(item -> key.propertyStream()
                        .allMatch(part -> part.getValue().equals(item.get(part.getKey()))))
                .findFirst()
                .map(item -> Json.write(Map.of("Item", item)))
                .orElse(NOTHING);
    }

    private static HttpExecuteResponse reply(byte[] body) {
        return HttpExecuteResponse.builder()
                .response(SdkHttpFullResponse.builder()
                        .statusCode(200)
                        .putHeader("Content-Type", "application/x-amz-json-1.0")
                        .putHeader("Content-Length", String.valueOf(body.length))
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }
}
