package dev.millrace.dynamodb;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// An HTTP client between the SDK and a real endpoint on which things go wrong as they do on AWS.
final class FaultyHttp implements SdkHttpClient {
    private final SdkHttpClient real = UrlConnectionHttpClient.create();
    private final Weather weather;

    FaultyHttp(Weather weather) {
        this.weather = weather;
    }

    /// Says what goes wrong with the next request.
    interface Weather {
        Mishap next(String operation);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return answer(request);
            }

            @Override
            public void abort() {}
        };
    }

    @Override
    public void close() {
        real.close();
    }

    private HttpExecuteResponse answer(HttpExecuteRequest request) throws IOException {
        String operation = operation(request);
        return switch (weather.next(operation)) {
            case NONE -> send(request);
            case NOBODY_LISTENS -> throw new ConnectException("Connection refused (staged)");
            case RESET_BEFORE -> throw new SocketException("Connection reset (staged, not sent)");
            case RESET_AFTER -> {
                send(request);
                throw new SocketException("Connection reset (staged, after the answer)");
            }
            case FAILED_BEFORE -> error(500, "InternalServerError", "");
            case FAILED_AFTER -> {
                send(request);
                yield error(500, "InternalServerError", "");
            }
            case THROTTLED -> error(400, "ProvisionedThroughputExceededException", "");
            case CONFLICT -> conflict(operation, request);
            case HALF_UNPROCESSED -> operation.equals("BatchWriteItem")
                    ? new HalfBatch(request).answer(this::send)
                    : send(request);
        };
    }

    private HttpExecuteResponse send(HttpExecuteRequest request) throws IOException {
        HttpExecuteResponse answer = real.prepareRequest(request).call();
        byte[] body = answer.responseBody().isPresent()
                ? answer.responseBody().get().readAllBytes()
                : new byte[0];
        return HttpExecuteResponse.builder()
                .response(answer.httpResponse())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }

    private static HttpExecuteResponse conflict(String operation, HttpExecuteRequest request)
            throws IOException {
        if (!operation.equals("TransactWriteItems")) {
            return error(400, "TransactionConflictException", "");
        }
        int writes = Json.read(body(request)).get("TransactItems").size();
        String reasons = "{\"Code\":\"None\"},".repeat(writes - 1)
                + "{\"Code\":\"TransactionConflict\"}";
        return error(400, "TransactionCanceledException",
                ",\"CancellationReasons\":[" + reasons + "]");
    }

    static HttpExecuteResponse error(int status, String code, String more) {
        return reply(status, "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + code
                + "\",\"message\":\"staged\"" + more + "}");
    }

    static HttpExecuteResponse reply(int status, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return HttpExecuteResponse.builder()
                .response(SdkHttpFullResponse.builder()
                        .statusCode(status)
                        .putHeader("Content-Type", "application/x-amz-json-1.0")
                        .putHeader("Content-Length", Integer.toString(bytes.length))
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
                .build();
    }

    static String operation(HttpExecuteRequest request) {
        String target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElseThrow();
        return target.substring(target.indexOf('.') + 1);
    }

    static byte[] body(HttpExecuteRequest request) throws IOException {
        try (InputStream body = request.contentStreamProvider().orElseThrow().newStream()) {
            return body.readAllBytes();
        }
    }
}
