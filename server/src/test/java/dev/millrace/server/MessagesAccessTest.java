package dev.millrace.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.RateLimit;
import dev.millrace.server.cache.ReadAside;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessagesAccessTest {
    private MessagesServer server;
    private String group;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = new MessagesServer(folder, MessagesServer.Manner.PLAIN);
        server.meet("andrewbrown", "bayko", "londo", "stranger");
        group = server.say("andrewbrown", "bayko", "first");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private JsonNode get(String handle, String path) {
        return server.json(server.get(handle, path));
    }

    private static JsonNode problem(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        return JsonMapper.shared().readTree(response.body());
    }

    private static String code(HttpResponse<String> response) {
        return problem(response).get("errors").get(0).stringValue();
    }

    private HttpResponse<String> send(String handle, String group, String message) {
        return server.post(handle, "/api/messages", "{\"message_group_uuid\":\"" + group
                + "\",\"message\":\"" + message + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/message_groups", "/api/users/me", "/api/users/@bayko/short",
            "/api/live", "/api/unread_messages", "/api/blocked_users"})
    void asksWhoeverHasNoTokenToSignIn(String path) {
        HttpResponse<String> response = server.send(HttpRequest.newBuilder(server.uri(path)));
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        problem(response);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "a.b.c",
            "eyJhbGciOiJub25lIn0.eyJpc3MiOiJ1cm46bWlsbHJhY2U6ZGV2ZWxvcG1lbnQiLCJzdWIiOiJiYXlrbyJ9."})
    void aTokenThatDoesNotHoldIsNoToken(String token) {
        HttpResponse<String> response = server.send(HttpRequest
                .newBuilder(server.uri("/api/message_groups"))
                .header("Authorization", "Bearer " + token));
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).doesNotContain(token);
    }

    @Test
    void aStrangerFindsNothingAndLearnsNothing() {
        String message = get("bayko", "/api/messages/" + group).get(0).get("uuid").stringValue();
        List<HttpResponse<String>> tried = new ArrayList<>();
        tried.add(server.get("stranger", "/api/messages/" + group));
        tried.add(server.get("stranger", "/api/message_groups/" + group));
        tried.add(send("stranger", group, "let me in"));
        tried.add(server.put("stranger", "/api/messages/" + group + "/" + message,
                "{\"message\":\"mine now\"}"));
        tried.add(server.delete("stranger", "/api/messages/" + group + "/" + message));
        tried.add(server.put("stranger", "/api/message_groups/" + group + "/read",
                "{\"seq\":1}"));
        tried.add(server.post("stranger", "/api/message_groups/" + group + "/typing", "{}"));
        tried.add(server.post("stranger", "/api/message_groups/" + group + "/members",
                "{\"handles\":[\"stranger\"]}"));
        String nothing = UUID.randomUUID().toString();
        for (HttpResponse<String> each : tried) {
            assertThat(each.statusCode()).as(each.uri().toString()).isEqualTo(404);
            assertThat(each.body()).doesNotContain("first").doesNotContain("bayko");
        }
        assertThat(server.get("stranger", "/api/messages/" + nothing).body())
                .isEqualTo(tried.getFirst().body());
        assertThat(get("stranger", "/api/message_groups").size()).isZero();
    }

    @Test
    void noReplyToAUserIsKeptForAnother() {
        HttpResponse<String> mine = server.get("andrewbrown", "/api/message_groups?limit=7");
        assertThat(mine.headers().firstValue("Cache-Control")).hasValue("private, no-store");
        assertThat(get("stranger", "/api/message_groups?limit=7").size()).isZero();
        assertThat(mine.headers().firstValue("X-Consumed-Capacity")).isPresent();
    }

    @Test
    void hidesReadPositionsOfWhoDoesNotShareThem() {
        server.meet("gina", "hal");
        String uuid = server.say("gina", "hal", "one");
        server.json(server.put("hal", "/api/users/me", "{\"read_receipts\":false}"));
        server.json(server.put("hal", "/api/message_groups/" + uuid + "/read", "{\"seq\":1}"));
        assertThat(get("gina", "/api/message_groups/" + uuid).get("members")
                .get(1)
                .get("read_seq")
                .isNull()).isTrue();
    }

    @Test
    void blocksAndUnblocks() {
        server.meet("nina", "olaf");
        String uuid = server.say("olaf", "nina", "hey");
        server.json(server.put("nina", "/api/users/@olaf/block", "{}"));
        assertThat(get("nina", "/api/blocked_users").get(0).get("handle").stringValue())
                .isEqualTo("olaf");
        HttpResponse<String> refused = send("olaf", uuid, "hey!");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(code(refused)).isEqualTo("blocked");
        server.json(server.delete("nina", "/api/users/@olaf/block"));
        assertThat(send("olaf", uuid, "hey!").statusCode()).isEqualTo(200);
    }

    @Test
    void whoIsTooFastIsToldWhenToGoOn(@TempDir Path folder) {
        try (MessagesServer slow = new MessagesServer(folder, new MessagesServer.Manner(
                ReadAside.LOCAL, new RateLimit(2, 0.001), Set.of()))) {
            slow.meet("vera", "will");
            slow.say("vera", "will", "1");
            slow.say("vera", "will", "2");
            HttpResponse<String> third = slow.post("vera", "/api/messages",
                    "{\"message\":\"3\",\"handle\":\"will\"}");
            assertThat(third.statusCode()).isEqualTo(429);
            assertThat(Integer.parseInt(third.headers().firstValue("Retry-After").orElseThrow()))
                    .isPositive();
            assertThat(slow.get("vera", "/api/message_groups").statusCode()).isEqualTo(200);
            slow.say("will", "vera", "each has a limit of their own");
        }
    }

    @Test
    void givesDevelopmentTokensAndSaysSo() {
        assertThat(server.json(server.send(HttpRequest.newBuilder(server.uri("/auth/config"))))
                .get("dev_login")
                .booleanValue()).isTrue();
        HttpResponse<String> given = server.send(HttpRequest
                .newBuilder(server.uri("/auth/dev/token"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"handle\":\"xena\"}")));
        String token = server.json(given).get("access_token").stringValue();
        assertThat(given.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(server.json(server.send(HttpRequest.newBuilder(server.uri("/api/users/me"))
                .header("Authorization", "Bearer " + token))).get("handle").stringValue())
                .isEqualTo("xena");
    }

    @Test
    void aProxyGetsNoToken() {
        HttpResponse<String> refused = server.send(HttpRequest
                .newBuilder(server.uri("/auth/dev/token"))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", "203.0.113.7")
                .POST(HttpRequest.BodyPublishers.ofString("{\"handle\":\"bayko\"}")));
        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void aPageOfAnotherOriginGetsNoToken() {
        HttpResponse<String> refused = server.send(HttpRequest
                .newBuilder(server.uri("/auth/dev/token"))
                .header("Content-Type", "application/json")
                .header("Origin", "https://evil.example")
                .POST(HttpRequest.BodyPublishers.ofString("{\"handle\":\"bayko\"}")));
        assertThat(refused.statusCode()).isEqualTo(403);
    }
}
