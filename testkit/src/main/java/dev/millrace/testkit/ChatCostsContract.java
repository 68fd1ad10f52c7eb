package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.messages.Anchor;
import dev.millrace.messages.Answer;
import dev.millrace.messages.Message;
import dev.millrace.store.Capacity;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What the operations of a direct conversation cost, by DynamoDB's rules, as ARCHITECTURE.md says.
/// For stores that meter by them; DynamoDB Local counts some transactions differently.
public interface ChatCostsContract extends ChatUnderTest {
    @Test
    default void tellsWhatItCosts() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");

        Answer<Message> started = chat.conversations().start(ann, bob, "hi", Optional.of("a"));
        UUID group = started.value().group();
        Answer<Message> sent = chat.messages().send(ann, group, "x", Optional.of("id"));
        chat.inbox(bob);

        assertThat(started.used()).isEqualTo(new Capacity(6, 24));
        assertThat(sent.used()).isEqualTo(new Capacity(2, 6));
        assertThat(chat.messages().send(ann, group, "y", Optional.empty()).used())
                .isEqualTo(new Capacity(2, 4));
        assertThat(chat.messages().edit(ann, group, sent.value().uuid(), "z").used())
                .isEqualTo(new Capacity(3, 6));
        assertThat(chat.conversations().markRead(bob, group, 1).used())
                .isEqualTo(new Capacity(3, 3));
        assertThat(chat.messages().page(bob, group, Anchor.NEWEST, 20).used())
                .isEqualTo(new Capacity(2.5, 0));
        assertThat(chat.conversations().list(bob, Optional.empty(), 20).used())
                .isEqualTo(new Capacity(0.5, 0));
    }
}
