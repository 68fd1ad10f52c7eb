package dev.millrace.testkit;

import static dev.millrace.testkit.ChatUnderTest.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.messages.Anchor;
import dev.millrace.messages.Message;
import dev.millrace.messages.Person;
import dev.millrace.messages.Receipt;
import dev.millrace.messages.Refusal;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is promised of unread messages and receipts.
interface ReadingContract extends ChatUnderTest {
    @Test
    default void countsUnreadMessages() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        UUID group = chat.tell(ann, bob, "one").group();
        chat.send(ann, group, "two");
        chat.send(ann, group, "three");

        assertThat(chat.conversation(bob, group).unread()).isEqualTo(3);
        assertThat(chat.conversation(ann, group).unread()).isZero();
        assertThat(chat.conversations().markRead(bob, group, 2).value().unread()).isEqualTo(1);
        assertThat(chat.conversations().markRead(bob, group, 1).value().unread())
                .as("never back")
                .isEqualTo(1);
        chat.tell(chat.user("cid"), bob, "hello");
        chat.inbox(bob);
        assertThat(chat.conversations().unread(bob).value()).isEqualTo(2);
        assertThat(chat.conversations().markRead(bob, group, 3).value().unread()).isZero();
        refuses(Refusal.READ_POSITION_INVALID,
                () -> chat.conversations().markRead(bob, group, 4));
    }

    @Test
    default void takesAnAnswerForReading() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        UUID group = chat.tell(ann, bob, "one").group();

        chat.send(bob, group, "two");

        assertThat(chat.conversation(bob, group).unread()).isZero();
        assertThat(chat.conversation(ann, group).unread()).isEqualTo(1);
    }

    @Test
    default void beginsAtTheFirstUnreadMessage() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        UUID group = chat.tell(ann, bob, "1").group();
        for (int n = 2; n <= 9; n++) {
            chat.send(ann, group, "" + n);
        }
        chat.conversation(bob, group);
        chat.conversations().markRead(bob, group, 4);

        assertThat(chat.page(bob, group, Anchor.FIRST_UNREAD, 3)).extracting(Message::text)
                .containsExactly("5", "6", "7");
        chat.conversation(ann, group);
        assertThat(chat.page(ann, group, Anchor.FIRST_UNREAD, 3)).isEmpty();
    }

    @Test
    default void tellsOthersHowFarOneHasRead() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        UUID group = chat.tell(ann, bob, "one").group();
        chat.send(ann, group, "two");
        assertThat(chat.conversations().receipts(ann, group).value()).isEmpty();

        chat.conversations().markRead(bob, group, 1);

        assertThat(chat.conversations().receipts(ann, group).value())
                .containsExactly(new Receipt(new Person(bob, "bob", "BOB"), 1));
    }

    @Test
    default void keepsReceiptsBackWhereTheyAreSwitchedOff() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        UUID group = chat.tell(ann, bob, "one").group();

        assertThat(chat.users().shareReceipts(bob, false).value().sharesReceipts()).isFalse();
        assertThat(chat.conversations().markRead(bob, group, 1).value().unread()).isZero();

        assertThat(chat.conversations().receipts(ann, group).value()).isEmpty();
        chat.conversations().markRead(ann, group, 1);
        assertThat(chat.conversations().receipts(bob, group).value())
                .as("who does not tell is not told")
                .isEmpty();
        chat.users().shareReceipts(bob, true);
        assertThat(chat.conversations().receipts(bob, group).value()).hasSize(1);
    }
}
