package dev.millrace.testkit;

import static dev.millrace.testkit.ChatUnderTest.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.messages.Message;
import dev.millrace.messages.Refusal;
import dev.millrace.messages.SampleConversations;
import dev.millrace.messages.SampleConversations.Line;
import dev.millrace.messages.SearchPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is promised of searching.
interface SearchContract extends ChatUnderTest {
    @Test
    default void findsWordsInOnesOwnConversations() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        UUID cid = chat.user("cid");
        UUID group = chat.tell(ann, bob, "The tide comes in at noon").group();
        chat.send(bob, group, "high TIDE?");
        Message deleted = chat.send(ann, group, "low tide");
        chat.messages().delete(ann, group, deleted.uuid());
        UUID other = chat.tell(cid, ann, "tide tables, please").group();
        chat.tell(bob, cid, "a tide that is not ann's");
        chat.inbox(ann);

        assertThat(found(chat, ann, "tide", Optional.empty(), 9)).containsExactlyInAnyOrder(
                "tide tables, please", "high TIDE?", "The tide comes in at noon");
        assertThat(found(chat, ann, " Noon  tide ", Optional.empty(), 9))
                .containsExactly("The tide comes in at noon");
        assertThat(found(chat, ann, "tide", Optional.of(other), 9))
                .containsExactly("tide tables, please");
        assertThat(found(chat, ann, "tide", Optional.empty(), 1)).hasSize(3);
        assertThat(found(chat, ann, "ebb", Optional.empty(), 9)).isEmpty();
        refuses(Refusal.MESSAGE_GROUP_UNKNOWN,
                () -> found(chat, cid, "tide", Optional.of(group), 9));
        refuses(Refusal.SEARCH_INVALID, () -> found(chat, ann, " ", Optional.empty(), 9));
        refuses(Refusal.CURSOR_INVALID, () -> chat.messages()
                .search(ann, "tide", Optional.empty(), Optional.of("x_1"), 9));
        refuses(Refusal.CURSOR_INVALID, () -> chat.messages()
                .search(ann, "tide", Optional.of(group), Optional.of("x"), 9));
    }

    @Test
    default void searchesLongConversationsInPieces() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        UUID cid = chat.user("cid");
        new SampleConversations(chat.store(), new Random(1)).write(new UUID(7, 7),
                chat.users().byId(ann).value(), chat.users().byId(bob).value(),
                IntStream.rangeClosed(1, 2500)
                        .mapToObj(n -> new Line(true, n % 500 == 1 ? "needle" : "hay",
                                Chat.START))
                        .iterator());
        chat.tell(ann, cid, "needle too");
        chat.inbox(ann);

        assertThat(found(chat, ann, "needle", Optional.empty(), 100)).hasSize(6);
        assertThat(found(chat, ann, "needle", Optional.empty(), 2)).hasSize(6);
        assertThat(found(chat, ann, "needle", Optional.of(new UUID(7, 7)), 100)).hasSize(5);
        SearchPage first = chat.messages()
                .search(ann, "nowhere", Optional.empty(), Optional.empty(), 9)
                .value();
        assertThat(first.messages()).isEmpty();
        assertThat(first.next()).isPresent();
    }

    private static List<String> found(Chat chat, UUID user, String words, Optional<UUID> group,
            int limit) {
        List<String> texts = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            SearchPage page = chat.messages().search(user, words, group, next, limit).value();
            page.messages().forEach(each -> texts.add(each.text()));
            next = page.next();
        } while (next.isPresent());
        return texts;
    }
}
