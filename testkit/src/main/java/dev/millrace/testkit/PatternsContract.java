package dev.millrace.testkit;

import static dev.millrace.testkit.ChatUnderTest.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.messages.Anchor;
import dev.millrace.messages.Conversation;
import dev.millrace.messages.Message;
import dev.millrace.messages.MessagesTable;
import dev.millrace.messages.Person;
import dev.millrace.messages.Refusal;
import dev.millrace.store.Consistency;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The four access patterns of the seed.
interface PatternsContract extends ChatUnderTest {
    @Test
    default void listsMessagesOldestFirst() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        UUID group = chat.tell(ann, bob, "one").group();
        chat.send(bob, group, "two");
        chat.send(ann, group, "three");

        List<Message> messages = chat.page(ann, group, Anchor.NEWEST, 20);

        assertThat(messages).extracting(Message::text).containsExactly("one", "two", "three");
        assertThat(messages).extracting(Message::seq).containsExactly(1L, 2L, 3L);
        assertThat(messages).extracting(each -> each.sender().handle())
                .containsExactly("ann", "bob", "ann");
        assertThat(messages).extracting(Message::createdAt).isSorted().doesNotHaveDuplicates();
        assertThat(messages).extracting(each -> each.uuid().toString()).isSorted();
    }

    @Test
    default void listsConversationsNewestFirst() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        UUID cid = chat.user("cid");
        UUID withBob = chat.tell(ann, bob, "to bob").group();
        chat.clock().advance(Duration.ofMinutes(5));
        UUID withCid = chat.tell(ann, cid, "to cid").group();
        assertThat(chat.inbox(ann)).extracting(Conversation::group)
                .containsExactly(withCid, withBob);

        chat.clock().advance(Duration.ofMinutes(10));
        chat.send(bob, withBob, "happy new year");

        List<Conversation> inbox = chat.inbox(ann);
        assertThat(inbox).extracting(Conversation::group).containsExactly(withBob, withCid);
        assertThat(inbox).extracting(each -> each.other().orElseThrow())
                .containsExactly(new Person(bob, "bob", "BOB"), new Person(cid, "cid", "CID"));
        assertThat(inbox).extracting(each -> each.last().orElseThrow().text())
                .containsExactly("happy new year", "to cid");
        assertThat(chat.inbox(cid)).extracting(Conversation::group).containsExactly(withCid);
    }

    @Test
    default void beginsOneConversationForAPair() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");

        Message first = chat.tell(ann, bob, "hello");
        Message second = chat.tell(bob, ann, "hello yourself");

        assertThat(second.group()).isEqualTo(first.group());
        assertThat(second.seq()).isEqualTo(2);
        assertThat(chat.inbox(ann)).hasSize(1);
        assertThat(chat.inbox(bob)).hasSize(1);
        refuses(Refusal.MESSAGE_TO_SELF, () -> chat.tell(ann, ann, "me"));
        refuses(Refusal.USER_UNKNOWN, () -> chat.tell(ann, new UUID(1, 2), "who"));
    }

    @Test
    default void movesBothConversationsWithEachMessage() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        UUID group = chat.tell(ann, bob, "hello").group();
        chat.inbox(ann);

        Message sent = chat.send(ann, group, "again");

        for (UUID user : List.of(ann, bob)) {
            Conversation.Preview last = chat.conversation(user, group).last().orElseThrow();
            assertThat(last.text()).isEqualTo("again");
            assertThat(last.createdAt()).isEqualTo(sent.createdAt());
            assertThat(last.uuid()).isEqualTo(sent.uuid());
            assertThat(last.sender()).isEqualTo(ann);
        }
    }

    @Test
    default void keepsItemsAsTheSeedDoes() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        Message message = chat.tell(ann, bob, "hello");
        chat.inbox(ann);

        Item mine = item(chat, Key.of("GRP#" + ann, message.group().toString()));
        assertThat(mine.text("message_group_uuid")).contains(message.group().toString());
        assertThat(mine.text("message")).contains("hello");
        assertThat(mine.text("user_uuid")).contains(bob.toString());
        assertThat(mine.text("user_handle")).contains("bob");
        assertThat(mine.text("user_display_name")).contains("BOB");
        Item theirs = item(chat, Key.of("GRP#" + bob, message.group().toString()));
        assertThat(theirs.text("message")).contains("hello");
        assertThat(theirs.text("user_handle")).contains("ann");
        Item stored = item(chat, Key.of("MSG#" + message.group(), "0000000001"));
        assertThat(stored.text("message")).contains("hello");
        assertThat(stored.text("message_uuid")).contains(message.uuid().toString());
        assertThat(stored.text("user_uuid")).contains(ann.toString());
        assertThat(stored.text("user_handle")).contains("ann");
        assertThat(stored.text("user_display_name")).contains("ANN");
    }

    @Test
    default void showsNothingToOthers() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        UUID eve = chat.user("eve");
        Message message = chat.tell(ann, bob, "secret");
        UUID group = message.group();

        assertThat(chat.inbox(eve)).isEmpty();
        refuses(Refusal.MESSAGE_GROUP_UNKNOWN, () -> chat.page(eve, group, Anchor.NEWEST, 9));
        refuses(Refusal.MESSAGE_GROUP_UNKNOWN, () -> chat.page(eve, group, Anchor.FIRST_UNREAD, 9));
        refuses(Refusal.MESSAGE_GROUP_UNKNOWN, () -> chat.send(eve, group, "let me in"));
        refuses(Refusal.MESSAGE_GROUP_UNKNOWN, () -> chat.messages()
                .edit(eve, group, message.uuid(), "forged"));
        refuses(Refusal.MESSAGE_GROUP_UNKNOWN, () -> chat.messages()
                .delete(eve, group, message.uuid()));
        refuses(Refusal.MESSAGE_GROUP_UNKNOWN, () -> chat.conversations().find(eve, group));
        refuses(Refusal.MESSAGE_GROUP_UNKNOWN, () -> chat.conversations().members(eve, group));
        refuses(Refusal.MESSAGE_GROUP_UNKNOWN, () -> chat.conversations().receipts(eve, group));
        refuses(Refusal.MESSAGE_GROUP_UNKNOWN, () -> chat.conversations().markRead(eve, group, 1));
        refuses(Refusal.MESSAGE_GROUP_UNKNOWN,
                () -> chat.conversations().retain(eve, group, Optional.empty()));
        refuses(Refusal.MESSAGE_GROUP_UNKNOWN,
                () -> chat.page(ann, new UUID(3, 4), Anchor.NEWEST, 9));
        assertThat(chat.texts(ann, group)).containsExactly("secret");
    }

    private static Item item(Chat chat, Key key) {
        return chat.store().get(MessagesTable.NAME, key, Consistency.STRONG).item().orElseThrow();
    }
}
