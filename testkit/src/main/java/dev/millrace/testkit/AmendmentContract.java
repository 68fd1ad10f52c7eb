package dev.millrace.testkit;

import static dev.millrace.testkit.ChatUnderTest.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.messages.Conversation;
import dev.millrace.messages.Message;
import dev.millrace.messages.Refusal;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What editing and deleting promise.
interface AmendmentContract extends ChatUnderTest {
    @Test
    default void editsTheTextAndThePreview() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        Message message = chat.tell(ann, bob, "helo");
        UUID group = message.group();
        chat.clock().advance(Duration.ofMinutes(1));

        Message edited = chat.messages().edit(ann, group, message.uuid(), "hello").value();

        assertThat(edited.text()).isEqualTo("hello");
        assertThat(edited.editedAt()).contains(chat.clock().instant());
        assertThat(edited.createdAt()).isEqualTo(message.createdAt());
        assertThat(chat.texts(bob, group)).containsExactly("hello");
        assertThat(chat.preview(bob, group)).isEqualTo("hello");
        assertThat(chat.conversation(bob, group).unread()).isEqualTo(1);
        chat.messages().edit(ann, group, message.uuid(), "a first word");
        assertThat(chat.preview(bob, group)).isEqualTo("a first word");
    }

    @Test
    default void leavesThePreviewWhenAnOlderMessageIsEdited() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        Message first = chat.tell(ann, bob, "one");
        chat.send(bob, first.group(), "two");

        chat.messages().edit(ann, first.group(), first.uuid(), "uno");

        assertThat(chat.preview(ann, first.group())).isEqualTo("two");
        assertThat(chat.texts(bob, first.group())).containsExactly("uno", "two");
    }

    @Test
    default void deletesTheTextEverywhere() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        Message message = chat.tell(ann, bob, "regret");
        UUID group = message.group();
        assertThat(chat.preview(bob, group)).isEqualTo("regret");

        Message deleted = chat.messages().delete(ann, group, message.uuid()).value();

        assertThat(deleted.deleted()).isTrue();
        assertThat(deleted.text()).isEmpty();
        Conversation.Preview last = chat.conversation(bob, group).last().orElseThrow();
        assertThat(last.deleted()).isTrue();
        assertThat(last.text()).isEmpty();
        assertThat(chat.texts(bob, group)).containsExactly("");
        assertThat(chat.messages().delete(ann, group, message.uuid()).value()).isEqualTo(deleted);
        refuses(Refusal.MESSAGE_DELETED,
                () -> chat.messages().edit(ann, group, message.uuid(), "back"));
    }

    @Test
    default void letsOnlyTheAuthorChangeAMessage() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        Message message = chat.tell(ann, bob, "mine");
        UUID group = message.group();

        refuses(Refusal.NOT_THE_AUTHOR,
                () -> chat.messages().edit(bob, group, message.uuid(), "his"));
        refuses(Refusal.NOT_THE_AUTHOR,
                () -> chat.messages().delete(bob, group, message.uuid()));
        refuses(Refusal.MESSAGE_UNKNOWN,
                () -> chat.messages().delete(ann, group, new UUID(1, 1)));
        refuses(Refusal.MESSAGE_UNKNOWN,
                () -> chat.messages().edit(ann, group, UUID.randomUUID(), "x"));
        refuses(Refusal.MESSAGE_BLANK,
                () -> chat.messages().edit(ann, group, message.uuid(), ""));
        assertThat(chat.texts(bob, group)).containsExactly("mine");
    }
}
