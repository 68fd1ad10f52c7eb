package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.messages.Conversation;
import dev.millrace.messages.Identity;
import dev.millrace.messages.Message;
import dev.millrace.messages.Messenger;
import dev.millrace.messages.Person;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Operations cut off before and after each of their calls, and then made again.
final class MessagesCutOffTest {
    @Test
    void startsADirectConversationOnce() {
        cutEverywhere((chat, messenger) -> messenger.conversations()
                .start(chat.user("ann"), chat.user("bob"), "hi", Optional.of("id")), chat -> {
                    UUID ann = chat.user("ann");
                    Conversation only = only(chat.inbox(ann));
                    assertThat(only(chat.inbox(chat.user("bob"))).group()).isEqualTo(only.group());
                    assertThat(chat.texts(ann, only.group())).containsExactly("hi");
                });
    }

    @Test
    void startsAGroupOnce() {
        cutEverywhere((chat, messenger) -> messenger.conversations()
                .startGroup(chat.user("ann"), Set.of(chat.user("bob"), chat.user("cid")), "crew",
                        "hi", Optional.of("id")),
                chat -> {
                    UUID cid = chat.user("cid");
                    assertThat(chat.texts(cid, only(chat.inbox(cid)).group()))
                            .containsExactly("hi");
                });
    }

    @Test
    void sendsOnce() {
        UUID[] group = new UUID[1];
        cutEverywhere((chat, messenger) -> {
            if (chat.inbox(chat.user("ann")).isEmpty()) {
                group[0] = chat.tell(chat.user("ann"), chat.user("bob"), "first").group();
            }
            messenger.messages().send(chat.user("ann"), group[0], "once", Optional.of("id"));
        }, chat -> assertThat(chat.texts(chat.user("bob"), group[0])
                .stream()
                .filter("once"::equals)).hasSize(1));
    }

    @Test
    void tellsANewNameToAll() {
        cutEverywhere((chat, messenger) -> {
            UUID ann = chat.user("ann");
            if (chat.inbox(ann).isEmpty()) {
                chat.tell(ann, chat.user("bob"), "hi");
                chat.tell(chat.user("cid"), ann, "hi");
            }
            messenger.users().rename(ann, "anna", "Anna");
        }, chat -> {
            UUID ann = chat.user("ann");
            for (String handle : List.of("bob", "cid")) {
                Optional<Person> told = only(chat.inbox(chat.user(handle))).other();
                assertThat(told).contains(new Person(ann, "anna", "Anna"));
            }
        });
    }

    @Test
    void finishesACutOffRenameAtTheNextSignIn() {
        for (int at = 1; at < 30; at++) {
            Chat chat = new MemoryMessagesTest().chat();
            UUID ann = chat.user("ann");
            UUID group = chat.tell(ann, chat.user("bob"), "hi").group();
            cut(chat, at, messenger -> messenger.users().rename(ann, "ann", "Anna"));

            String now = chat.users()
                    .signIn(new Identity("test", "ann", "", ""))
                    .value()
                    .displayName();

            assertThat(chat.conversation(chat.user("bob"), group)
                    .other()
                    .orElseThrow()
                    .displayName()).isEqualTo(now);
        }
    }

    @Test
    void edits() {
        Message[] message = new Message[1];
        cutEverywhere((chat, messenger) -> {
            UUID ann = chat.user("ann");
            if (chat.inbox(ann).isEmpty()) {
                message[0] = chat.tell(ann, chat.user("bob"), "helo");
            }
            messenger.messages().edit(ann, message[0].group(), message[0].uuid(), "hello");
        }, chat -> assertThat(chat.preview(chat.user("bob"), message[0].group()))
                .isEqualTo("hello"));
    }

    /// Runs a use with a crash at each of its calls in turn, and then again without.
    private static void cutEverywhere(Use use, Consumer<Chat> check) {
        boolean cut = true;
        for (int at = 1; cut; at++) {
            Chat chat = new MemoryMessagesTest().chat();
            cut = cut(chat, at, messenger -> use.on(chat, messenger));
            use.on(chat, chat.messenger());
            check.accept(chat);
        }
    }

    /// Whether it came to the crash.
    private static boolean cut(Chat chat, int at, Consumer<Messenger> use) {
        int[] left = {at};
        FaultyStore failing = new FaultyStore(chat.store(), new FaultyStore.Between() {
            @Override
            public void beforeCall() {
                afterCall();
            }

            @Override
            public void afterCall() {
                if (--left[0] == 0) {
                    throw new FaultyStore.Crash();
                }
            }
        });
        try {
            use.accept(new Messenger(failing, chat.clock(), new Random(9)));
            return false;
        } catch (FaultyStore.Crash crash) {
            return true;
        }
    }

    private static Conversation only(List<Conversation> conversations) {
        assertThat(conversations).hasSize(1);
        return conversations.getFirst();
    }

    private interface Use {
        void on(Chat chat, Messenger messenger);
    }
}
