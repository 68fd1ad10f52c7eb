package dev.millrace.dynamodb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/// An endpoint that gives the answers it was told, in their order, as AWS words them: for what no
/// emulator does.
final class ScriptedHttp implements SdkHttpClient {
    private final Map<String, Deque<HttpExecuteResponse>> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    ScriptedHttp on(String operation, String json) {
        return on(operation, FaultyHttp.reply(200, json));
    }

    ScriptedHttp refuse(String operation, int status, String code) {
        return on(operation, FaultyHttp.error(status, code, ""));
    }

    /// An answer that does not come from DynamoDB, such as a proxy's.
    ScriptedHttp proxy(String operation, int status) {
        return on(operation, FaultyHttp.reply(status, "<html>Bad Gateway</html>"));
    }

    /// The operations asked for, in their order.
    List<String> asked() {
        return asked;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                return answer(FaultyHttp.operation(request));
            }

            @Override
            public void abort() {}
        };
    }

    @Override
    public void close() {}

    private ScriptedHttp on(String operation, HttpExecuteResponse answer) {
        answers.computeIfAbsent(operation, _ -> new ArrayDeque<>()).add(answer);
        return this;
    }

    private HttpExecuteResponse answer(String operation) {
        asked.add(operation);
        HttpExecuteResponse answer = answers.getOrDefault(operation, new ArrayDeque<>()).poll();
        if (answer == null) {
            throw new AssertionError("nothing more was expected of " + operation);
        }
        return answer;
    }
}
