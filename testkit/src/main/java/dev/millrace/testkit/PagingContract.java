package dev.millrace.testkit;

import static dev.millrace.testkit.ChatUnderTest.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.messages.Anchor;
import dev.millrace.messages.Conversation;
import dev.millrace.messages.Message;
import dev.millrace.messages.MessagePage;
import dev.millrace.messages.Refusal;
import dev.millrace.messages.SampleConversations;
import dev.millrace.messages.SampleConversations.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What is promised of paging.
interface PagingContract extends ChatUnderTest {
    int MANY = 5000;

    @Test
    default void walks5000MessagesBothWays() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        UUID group = SampleConversations.SEED_GROUP;
        assertThat(write(chat, ann, bob, MANY)).isEqualTo(MANY);
        assertThat(write(chat, ann, bob, MANY)).as("nothing the second time").isZero();

        List<Long> all = LongStream.rangeClosed(1, MANY).boxed().toList();
        assertThat(forward(chat, ann, group, Anchor.OLDEST)).isEqualTo(all);
        assertThat(backward(chat, bob, group)).isEqualTo(all);
        assertThat(forward(chat, ann, group, Anchor.after(1999)))
                .isEqualTo(all.subList(1999, MANY));
        assertThat(chat.preview(ann, group)).isEqualTo("text " + MANY);
        assertThat(chat.send(ann, group, "one more").seq()).isEqualTo(MANY + 1);
        assertThat(chat.page(bob, group, Anchor.NEWEST, 2)).extracting(Message::text)
                .containsExactly("text " + MANY, "one more");
        assertThat(chat.conversation(bob, group).unread()).isEqualTo(1);
    }

    @Test
    default void saysWhereToGoOn() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        UUID group = chat.tell(ann, bob, "1").group();
        IntStream.rangeClosed(2, 5).forEach(n -> chat.send(ann, group, "" + n));

        assertThat(ends(chat, ann, group, Anchor.NEWEST, 2)).containsExactly(4L, -1L);
        assertThat(ends(chat, ann, group, Anchor.before(4), 2)).containsExactly(2L, 3L);
        assertThat(ends(chat, ann, group, Anchor.before(2), 2)).containsExactly(-1L, 1L);
        assertThat(ends(chat, ann, group, Anchor.before(3), 2)).containsExactly(-1L, 2L);
        assertThat(ends(chat, ann, group, Anchor.OLDEST, 5)).containsExactly(-1L, -1L);
        assertThat(ends(chat, ann, group, Anchor.OLDEST, 4)).containsExactly(-1L, 4L);
        assertThat(ends(chat, ann, group, Anchor.after(3), 4)).containsExactly(4L, -1L);
        assertThat(ends(chat, ann, group, Anchor.after(Long.MAX_VALUE), 4))
                .containsExactly(6L, -1L);
        assertThat(ends(chat, ann, group, Anchor.before(Long.MIN_VALUE), 4))
                .containsExactly(-1L, 0L);
        refuses(Refusal.LIMIT_INVALID, () -> chat.page(ann, group, Anchor.NEWEST, 0));
        refuses(Refusal.LIMIT_INVALID, () -> chat.page(ann, group, Anchor.NEWEST, 101));
    }

    @Test
    default void pagesConversationsAcrossYears() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        List<UUID> groups = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            groups.addFirst(chat.tell(ann, chat.user("user" + i), "hello").group());
            chat.clock().advance(Duration.ofDays(200));
        }

        assertThat(chat.inbox(ann)).extracting(Conversation::group).isEqualTo(groups);
        for (String wrong : List.of("", "_", "x_y", "2022-01-01T00:00:00.000Z", "%")) {
            refuses(Refusal.CURSOR_INVALID,
                    () -> chat.conversations().list(ann, Optional.of(wrong), 5));
        }
    }

    private static int write(Chat chat, UUID one, UUID other, int messages) {
        return new SampleConversations(chat.store(), new Random(1)).write(
                SampleConversations.SEED_GROUP, chat.users().byId(one).value(),
                chat.users().byId(other).value(),
                IntStream.rangeClosed(1, messages)
                        .mapToObj(n -> new Line(n % 2 == 1, "text " + n, Chat.START))
                        .iterator())
                .value();
    }

    private static List<Long> forward(Chat chat, UUID user, UUID group, Anchor from) {
        List<Long> seqs = new ArrayList<>();
        Optional<Anchor> next = Optional.of(from);
        while (next.isPresent()) {
            MessagePage page = chat.messages().page(user, group, next.get(), 100).value();
            page.messages().forEach(each -> seqs.add(each.seq()));
            next = page.after().map(Anchor::after);
        }
        return seqs;
    }

    private static List<Long> backward(Chat chat, UUID user, UUID group) {
        List<Long> seqs = new ArrayList<>();
        Optional<Anchor> next = Optional.of(Anchor.NEWEST);
        while (next.isPresent()) {
            MessagePage page = chat.messages().page(user, group, next.get(), 99).value();
            page.messages().reversed().forEach(each -> seqs.add(each.seq()));
            next = page.before().map(Anchor::before);
        }
        return seqs.reversed();
    }

    private static List<Long> ends(Chat chat, UUID user, UUID group, Anchor anchor, int limit) {
        MessagePage page = chat.messages().page(user, group, anchor, limit).value();
        return List.of(page.before().orElse(-1L), page.after().orElse(-1L));
    }
}
