package dev.millrace.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.messages.Identity;
import dev.millrace.messages.MessagesViews;
import dev.millrace.messages.Messenger;
import dev.millrace.server.MessagesServer;
import dev.millrace.sqlite.SqliteStore;
import dev.millrace.view.ViewEngine;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class LiveTest {
    @TempDir
    Path folder;
    private MessagesServer server;

    @BeforeEach
    void start() {
        server = new MessagesServer(folder, MessagesServer.Manner.PLAIN);
        server.meet("ann", "ben", "cyd");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private LiveReader open(String handle) {
        LiveReader reader = new LiveReader(server, handle, Optional.empty());
        reader.await("ready");
        return reader;
    }

    @Test
    void showsAMessageToEveryOpenPageOfItsConversationAndToNoOther() {
        String group = server.say("ann", "ben", "before");
        try (LiveReader ann = open("ann");
                LiveReader ben = open("ben");
                LiveReader bens = open("ben");
                LiveReader cyd = open("cyd")) {
            server.say("ann", "ben", "now");
            for (LiveReader reader : List.of(ann, ben, bens)) {
                JsonNode message = reader.message("now").data();
                assertThat(message.get("message_group_uuid").stringValue()).isEqualTo(group);
                assertThat(message.get("seq").intValue()).isEqualTo(2);
            }
            JsonNode row = ben.await("group", data -> data.get("last_seq").intValue() == 2).data();
            assertThat(row.get("unread_count").intValue()).isEqualTo(2);
            server.say("cyd", "ann", "to ann alone");
            cyd.message("to ann alone");
            ann.message("to ann alone");
            server.say("ann", "ben", "last");
            ben.message("last");
            assertThat(cyd.texts()).containsExactly("to ann alone");
            assertThat(ben.texts()).containsExactly("now", "last");
        }
    }

    @Test
    void showsAConversationThatBeginsAndWhatIsEditedDeletedAndRead() {
        try (LiveReader ann = open("ann"); LiveReader ben = open("ben")) {
            String group = server.say("ann", "ben", "typo");
            ben.message("typo");
            String path = "/api/messages/" + group + "/"
                    + ann.message("typo").data().get("uuid").stringValue();
            server.json(server.put("ann", path, "{\"message\":\"fixed\"}"));
            assertThat(ben.message("fixed").data().get("edited_at").isString()).isTrue();
            server.json(server.delete("ann", path));
            ben.await("message", data -> data.get("deleted").booleanValue());
            server.json(server.put("ben", "/api/message_groups/" + group + "/read",
                    "{\"seq\":1}"));
            assertThat(ann.await("read").data().get("seq").intValue()).isEqualTo(1);
            ben.await("group", data -> data.get("unread_count").intValue() == 0);
        }
    }

    @Test
    void showsWhoTypesAndWhoIsThere() {
        String group = server.say("ann", "ben", "hello");
        try (LiveReader ann = open("ann")) {
            try (LiveReader ben = open("ben")) {
                JsonNode online = ben.await("ready").data().get("online");
                assertThat(online.size()).isEqualTo(1);
                ann.await("presence", data -> data.get("online").booleanValue());
                server.json(server.post("ben", "/api/message_groups/" + group + "/typing", "{}"));
                assertThat(ann.await("typing").data().get("handle").stringValue())
                        .isEqualTo("ben");
            }
        }
    }

    @Test
    void goesOnWithoutAGapAfterTheServerWasStarted() {
        server.say("ann", "ben", "1");
        LiveReader before = open("ben");
        String group = server.say("ann", "ben", "2");
        String second = before.message("2").data().get("uuid").stringValue();
        before.await("group", data -> data.get("last_seq").intValue() == 2);
        String lastId = before.lastId();
        server.stop();
        before.awaitEnd();
        server.start();
        server.json(server.put("ann", "/api/messages/" + group + "/" + second,
                "{\"message\":\"two\"}"));
        server.say("ann", "ben", "3");
        server.say("cyd", "ben", "4");
        try (LiveReader after = new LiveReader(server, "ben", Optional.of(lastId))) {
            after.message("two");
            after.message("3");
            after.message("4");
            server.say("ann", "ben", "5");
            after.message("5");
            assertThat(after.texts()).containsExactlyInAnyOrder("two", "3", "4", "5");
            assertThat(after.events()).noneMatch(event -> event.name().equals("reset"));
        }
    }

    @Test
    void saysSoWhereItCannotGoOn() {
        for (String id : List.of("1", "nonsense", "0~")) {
            try (LiveReader reader = new LiveReader(server, "ben", Optional.of(id))) {
                reader.await("reset");
            }
        }
    }

    @Test
    void showsWhatAnotherProcessWrites() {
        String group = server.say("ann", "ben", "here");
        try (LiveReader ben = open("ben");
                SqliteStore other = SqliteStore.open(folder, new ViewEngine(MessagesViews.all()))) {
            Messenger messenger = new Messenger(other, InstantSource.system(), new SecureRandom());
            UUID ann = messenger.users().byHandle("ann").value().orElseThrow().uuid();
            messenger.messages().send(ann, UUID.fromString(group), "there", Optional.empty());
            ben.message("there");
            assertThat(server.json(server.get("ben", "/api/messages/" + group)).size())
                    .isEqualTo(2);
            assertThat(server.json(server.get("ben", "/api/message_groups"))
                    .get(0)
                    .get("unread_count")
                    .intValue()).isEqualTo(2);
            UUID dan = messenger.users()
                    .signIn(new Identity("elsewhere", "dan", "dan", "Dan"))
                    .value()
                    .uuid();
            UUID cyd = messenger.users().byHandle("cyd").value().orElseThrow().uuid();
            messenger.conversations().start(dan, cyd, "hidden", Optional.empty());
            assertThat(server.json(server.get("cyd", "/api/message_groups"))
                    .get(0)
                    .get("handle")
                    .stringValue()).isEqualTo("dan");
            assertThat(ben.texts()).containsExactly("there");
        }
    }

    @Test
    void losesNothingHoweverManyWriteAtOnce() throws Exception {
        server.say("ann", "cyd", "0");
        server.say("ben", "cyd", "0");
        int each = 40;
        try (LiveReader cyd = open("cyd");
                ExecutorService writers = Executors.newFixedThreadPool(4)) {
            List<Future<?>> writing = new ArrayList<>();
            for (String from : List.of("ann", "ben")) {
                for (int writer = 0; writer < 2; writer++) {
                    String who = from + writer;
                    writing.add(writers.submit(() -> IntStream.range(0, each)
                            .forEach(i -> server.say(from, "cyd", who + " " + i))));
                }
            }
            for (Future<?> done : writing) {
                done.get();
            }
            server.say("ann", "cyd", "end a");
            server.say("ben", "cyd", "end b");
            cyd.message("end a");
            cyd.message("end b");
            List<String> texts = cyd.texts();
            assertThat(new HashSet<>(texts)).hasSize(4 * each + 2);
            assertThat(texts).doesNotHaveDuplicates();
        }
    }

    @Test
    void nobodyHasMoreStreamsThanThirty() {
        List<LiveReader> readers = new ArrayList<>();
        for (int i = 0; i < LiveHub.MOST_PER_USER; i++) {
            readers.add(open("ann"));
        }
        HttpResponse<String> refused = server.get("ann", "/api/live");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        readers.forEach(LiveReader::close);
    }
}
