package dev.millrace.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessagesHttpTest {
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

    @Test
    void answersInTheFormsOfTheSeed() {
        server.meet("ann", "ben");
        JsonNode begun = server.json(server.post("ann", "/api/messages",
                "{\"message\":\"hello\",\"handle\":\"ben\"}"));
        assertThat(begun.propertyNames()).containsExactly("message_group_uuid");
        String uuid = begun.get("message_group_uuid").stringValue();
        JsonNode sent = server.json(send("ben", uuid, "hi"));
        assertThat(sent.get("message").stringValue()).isEqualTo("hi");
        assertThat(sent.get("handle").stringValue()).isEqualTo("ben");

        JsonNode groups = get("ann", "/api/message_groups");
        assertThat(groups.size()).isEqualTo(1);
        JsonNode row = groups.get(0);
        assertThat(row.get("uuid").stringValue()).isEqualTo(uuid);
        assertThat(row.get("handle").stringValue()).isEqualTo("ben");
        assertThat(row.get("display_name").stringValue()).isEqualTo("ben");
        assertThat(row.get("message").stringValue()).isEqualTo("hi");
        assertThat(row.get("created_at").stringValue()).isEqualTo(
                sent.get("created_at").stringValue());

        JsonNode messages = get("ann", "/api/messages/" + uuid);
        assertThat(messages.valueStream().map(each -> each.get("message").stringValue()))
                .containsExactly("hello", "hi");
        assertThat(messages.get(0).get("uuid")).isNotEqualTo(messages.get(1).get("uuid"));
        JsonNode brief = get("ann", "/api/users/@ben/short");
        assertThat(brief.propertyNames()).containsExactly("uuid", "handle", "display_name");
    }

    @Test
    void refusesWhatIsNoMessageWithTheSeedsCodes() {
        assertThat(send("bayko", group, "x".repeat(1024)).statusCode()).isEqualTo(200);
        HttpResponse<String> long1025 = send("bayko", group, "x".repeat(1025));
        assertThat(long1025.statusCode()).isEqualTo(422);
        assertThat(code(long1025)).isEqualTo("message_exceed_max_chars");
        HttpResponse<String> blank = send("bayko", group, "  ");
        assertThat(blank.statusCode()).isEqualTo(422);
        assertThat(code(blank)).isEqualTo("message_blank");
        HttpResponse<String> none = server.post("bayko", "/api/messages",
                "{\"message_group_uuid\":\"" + group + "\"}");
        assertThat(code(none)).isEqualTo("message_blank");
        HttpResponse<String> self = server.post("bayko", "/api/messages",
                "{\"message\":\"me\",\"handle\":\"bayko\"}");
        assertThat(self.statusCode()).isEqualTo(422);
        assertThat(code(self)).isEqualTo("message_to_self");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"{\"message\":\"x\"};400",
            "{\"message\":\"x\",\"handle\":\"nobody-here\"};404",
            "{\"message\":\"x\",\"message_group_uuid\":\"no-uuid\"};404",
            "{\"message\":\"x\",\"handle\":\"londo\",\"message_group_uuid\":\"y\"};400",
            "{\"message\":{},\"handle\":\"londo\"};400",
            "{\"message\":\"x\",\"handle\":\"londo\",\"colour\":\"red\"};400", "[];400", "{;400"})
    void saysWhatIsWrongWithABody(String body, int status) {
        HttpResponse<String> response = server.post("bayko", "/api/messages", body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        problem(response);
    }

    @Test
    void anotherContentTypeIsRefused() {
        assertThat(server.send(server.as("bayko", "/api/messages")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))).statusCode()).isEqualTo(415);
    }

    @Test
    void sendingAgainWithTheSameIdSendsOnce() {
        server.meet("carl", "dora");
        String uuid = server.say("carl", "dora", "begin");
        String body = "{\"message_group_uuid\":\"" + uuid
                + "\",\"message\":\"once\",\"client_id\":\"c-1\"}";
        JsonNode first = server.json(server.post("carl", "/api/messages", body));
        JsonNode again = server.json(server.post("carl", "/api/messages", body));
        assertThat(again).isEqualTo(first);
        assertThat(first.get("client_id").stringValue()).isEqualTo("c-1");
        assertThat(get("carl", "/api/messages/" + uuid).size()).isEqualTo(2);
        HttpResponse<String> other = server.post("carl", "/api/messages",
                body.replace("once", "twice"));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(code(other)).isEqualTo("client_id_reused");
    }

    @Test
    void countsUnreadMessagesUntilTheyAreRead() {
        server.meet("eve", "fred");
        String uuid = server.say("eve", "fred", "one");
        server.say("eve", "fred", "two");
        assertThat(get("fred", "/api/message_groups").get(0).get("unread_count").intValue())
                .isEqualTo(2);
        assertThat(get("fred", "/api/messages/" + uuid + "?from=unread").size()).isEqualTo(2);
        JsonNode row = server.json(
                server.put("fred", "/api/message_groups/" + uuid + "/read", "{\"seq\":2}"));
        assertThat(row.get("unread_count").intValue()).isZero();
        assertThat(get("fred", "/api/unread_messages").get("unread_count").intValue()).isZero();
        JsonNode members = get("eve", "/api/message_groups/" + uuid).get("members");
        assertThat(members.get(1).get("handle").stringValue()).isEqualTo("fred");
        assertThat(members.get(1).get("read_seq").intValue()).isEqualTo(2);
        assertThat(server.put("fred", "/api/message_groups/" + uuid + "/read", "{\"seq\":3}")
                .statusCode()).isEqualTo(422);
    }

    @Test
    void pagesBothWays() {
        server.meet("ida", "jon");
        String uuid = server.say("ida", "jon", "1");
        IntStream.rangeClosed(2, 25)
                .forEach(i -> server.json(send("ida", uuid, String.valueOf(i))));
        List<String> backwards = new ArrayList<>();
        String path = "/api/messages/" + uuid + "?limit=10";
        HttpResponse<String> page = server.get("jon", path);
        while (true) {
            List<String> texts = texts(page);
            backwards.addAll(0, texts);
            var older = page.headers().firstValue("X-Older-Cursor");
            if (older.isEmpty()) {
                break;
            }
            page = server.get("jon", path + "&before=" + older.get());
        }
        assertThat(backwards).isEqualTo(
                IntStream.rangeClosed(1, 25).mapToObj(String::valueOf).toList());
        assertThat(texts(server.get("jon", path + "&after=20"))).containsExactly("21", "22", "23",
                "24", "25");
        assertThat(server.get("jon", path + "&after=3&before=9").statusCode()).isEqualTo(400);
    }

    private List<String> texts(HttpResponse<String> page) {
        return server.json(page)
                .valueStream()
                .map(each -> each.get("message").stringValue())
                .toList();
    }

    @Test
    void pagesConversations() {
        server.meet("kim", "p1", "p2", "p3");
        List.of("p1", "p2", "p3").forEach(each -> server.say("kim", each, "hi " + each));
        HttpResponse<String> first = server.get("kim", "/api/message_groups?limit=2");
        String next = first.headers().firstValue("X-Next-Cursor").orElseThrow();
        HttpResponse<String> second = server.get("kim",
                "/api/message_groups?limit=2&cursor=" + next);
        assertThat(server.json(first).get(0).get("handle").stringValue()).isEqualTo("p3");
        assertThat(server.json(second).get(0).get("handle").stringValue()).isEqualTo("p1");
        HttpResponse<String> bad = server.get("kim", "/api/message_groups?cursor=zzz");
        assertThat(bad.statusCode()).isEqualTo(422);
        assertThat(code(bad)).isEqualTo("cursor_invalid");
    }

    @Test
    void editsAndDeletesOnesOwnMessagesAlone() {
        server.meet("lea", "max");
        String uuid = server.say("lea", "max", "typo");
        String path = "/api/messages/" + uuid + "/"
                + get("lea", "/api/messages/" + uuid).get(0).get("uuid").stringValue();
        assertThat(server.put("max", path, "{\"message\":\"mine\"}").statusCode())
                .isEqualTo(403);
        assertThat(server.json(server.put("lea", path, "{\"message\":\"fixed\"}"))
                .get("edited_at")
                .isString()).isTrue();
        assertThat(get("max", "/api/message_groups").get(0).get("message").stringValue())
                .isEqualTo("fixed");
        assertThat(server.json(server.delete("lea", path)).get("deleted").booleanValue()).isTrue();
        JsonNode left = get("max", "/api/messages/" + uuid).get(0);
        assertThat(left.get("message").stringValue()).isEmpty();
        assertThat(server.put("lea", path, "{\"message\":\"back\"}").statusCode())
                .isEqualTo(409);
    }

    @Test
    void groupsOfSeveralAreBegunJoinedNamedAndLeft() {
        server.meet("pia", "quin", "rosa", "sam");
        String uuid = server.json(server.post("pia", "/api/message_groups",
                "{\"title\":\"Trip\",\"handles\":[\"quin\",\"rosa\"],\"message\":\"who drives?\"}"))
                .get("message_group_uuid")
                .stringValue();
        assertThat(server.get("sam", "/api/messages/" + uuid).statusCode()).isEqualTo(404);
        server.json(server.post("quin", "/api/message_groups/" + uuid + "/members",
                "{\"handles\":[\"sam\"]}"));
        assertThat(get("sam", "/api/messages/" + uuid).valueStream()
                .map(each -> each.get("kind").stringValue())).containsExactly("added");
        JsonNode row = server.json(server.put("sam", "/api/message_groups/" + uuid,
                "{\"title\":\"Road trip\",\"retention_seconds\":86400}"));
        assertThat(row.get("display_name").stringValue()).isEqualTo("Road trip");
        assertThat(row.get("kind").stringValue()).isEqualTo("group");
        assertThat(get("rosa", "/api/message_groups/" + uuid).get("members").size()).isEqualTo(4);
        server.json(server.post("rosa", "/api/message_groups/" + uuid + "/leave", "{}"));
        assertThat(server.get("rosa", "/api/messages/" + uuid).statusCode()).isEqualTo(404);
        assertThat(server.put("andrewbrown", "/api/message_groups/" + group,
                "{\"title\":\"Us\"}").statusCode()).isEqualTo(422);
    }

    @Test
    void findsWordsInOnesOwnConversationsAlone() {
        server.meet("yan", "zoe");
        String uuid = server.say("yan", "zoe", "the Narn homeworld");
        assertThat(texts(server.get("zoe", "/api/message_search?q=narn")))
                .containsExactly("the Narn homeworld");
        assertThat(texts(server.get("zoe",
                "/api/message_search?q=homeworld&message_group_uuid=" + uuid))).hasSize(1);
        assertThat(texts(server.get("stranger", "/api/message_search?q=narn"))).isEmpty();
        assertThat(server.get("stranger",
                "/api/message_search?q=narn&message_group_uuid=" + uuid).statusCode())
                .isEqualTo(404);
        assertThat(server.get("zoe", "/api/message_search").statusCode()).isEqualTo(400);
    }

    @Test
    void renamesAndRefusesTakenHandles() {
        server.meet("tom", "uma");
        assertThat(server.json(server.put("tom", "/api/users/me",
                "{\"handle\":\"thomas\",\"display_name\":\"Thomas\"}"))
                .get("handle")
                .stringValue()).isEqualTo("thomas");
        assertThat(server.get("uma", "/api/users/@tom/short").statusCode()).isEqualTo(404);
        HttpResponse<String> taken = server.put("tom", "/api/users/me", "{\"handle\":\"uma\"}");
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(code(taken)).isEqualTo("handle_taken");
    }
}
