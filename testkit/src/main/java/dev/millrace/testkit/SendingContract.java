package dev.millrace.testkit;

import static dev.millrace.testkit.ChatUnderTest.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.messages.Message;
import dev.millrace.messages.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What sending promises.
interface SendingContract extends ChatUnderTest {
    @Test
    default void takesTextsOf1To1024Characters() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        String longest = "\uD83D\uDE00".repeat(1024);

        UUID group = chat.tell(ann, bob, longest).group();

        assertThat(chat.texts(bob, group)).containsExactly(longest);
        refuses(Refusal.MESSAGE_EXCEED_MAX_CHARS, () -> chat.send(ann, group, "x".repeat(1025)));
        refuses(Refusal.MESSAGE_BLANK, () -> chat.send(ann, group, ""));
        refuses(Refusal.MESSAGE_BLANK, () -> chat.send(ann, group, " \n\u2003"));
        refuses(Refusal.MESSAGE_MALFORMED, () -> chat.send(ann, group, "half \uD83D"));
        refuses(Refusal.MESSAGE_BLANK, () -> chat.tell(ann, bob, " "));
    }

    @Test
    default void sendsOnceWhatIsSentAgain() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        UUID group = chat.tell(ann, bob, "hello").group();

        Message first = sendAs(chat, ann, group, "once", "id-1");
        chat.send(bob, group, "between");
        Message again = sendAs(chat, ann, group, "once", "id-1");

        assertThat(again).isEqualTo(first);
        assertThat(chat.texts(bob, group)).containsExactly("hello", "once", "between");
        refuses(Refusal.CLIENT_ID_REUSED, () -> sendAs(chat, ann, group, "else", "id-1"));
        refuses(Refusal.CLIENT_ID_INVALID, () -> sendAs(chat, ann, group, "x", "no spaces"));
        assertThat(sendAs(chat, bob, group, "mine", "id-1").text()).isEqualTo("mine");
    }

    @Test
    default void forgetsAClientsIdAfterAWeek() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID group = chat.tell(ann, chat.user("bob"), "hello").group();
        sendAs(chat, ann, group, "old", "id");

        chat.clock().advance(Duration.ofDays(8));

        assertThat(sendAs(chat, ann, group, "new", "id").text()).isEqualTo("new");
    }

    @Test
    default void startsOnceWhatIsStartedAgain() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        UUID cid = chat.user("cid");

        Message direct = chat.conversations().start(ann, bob, "hi", Optional.of("a")).value();
        Message group = startGroup(chat, ann, bob, cid, "hi all");

        assertThat(chat.conversations().start(ann, bob, "hi", Optional.of("a")).value())
                .isEqualTo(direct);
        assertThat(startGroup(chat, ann, bob, cid, "hi all")).isEqualTo(group);
        assertThat(chat.inbox(bob)).hasSize(2);
        refuses(Refusal.CLIENT_ID_REUSED,
                () -> chat.conversations().start(ann, cid, "hi", Optional.of("a")));
        refuses(Refusal.CLIENT_ID_REUSED, () -> startGroup(chat, ann, bob, cid, "bye"));
    }

    @Test
    default void keepsTheOrderWhenTheClockGoesBack() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        UUID group = chat.tell(ann, bob, "1").group();
        chat.clock().advance(Duration.ofHours(-3));

        Message second = chat.send(bob, group, "2");
        Message third = chat.send(ann, group, "3");

        assertThat(second.createdAt()).isAfter(Chat.START);
        assertThat(third.createdAt()).isAfter(second.createdAt());
        assertThat(third.uuid().toString()).isGreaterThan(second.uuid().toString());
        assertThat(chat.preview(bob, group)).isEqualTo("3");
    }

    @Test
    default void letsTheYearChange() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        UUID group = chat.tell(ann, bob, "last year").group();

        chat.clock().advance(Duration.ofMinutes(10));
        assertThat(chat.clock().instant()).isEqualTo(Instant.parse("2023-01-01T00:00:00Z"));

        assertThat(chat.inbox(ann)).hasSize(1);
        assertThat(chat.texts(ann, group)).containsExactly("last year");
        chat.send(bob, group, "this year");
        assertThat(chat.texts(ann, group)).containsExactly("last year", "this year");
        assertThat(chat.preview(ann, group)).isEqualTo("this year");
    }

    @Test
    default void losesNothingWhenManySendAtOnce() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        Set<UUID> groups = new HashSet<>();
        List<String> texts = IntStream.range(0, 24).mapToObj(n -> "text " + n).toList();

        List<Message> sent = new ArrayList<>(texts.parallelStream()
                .map(text -> text.hashCode() % 2 == 0
                        ? chat.tell(ann, bob, text)
                        : chat.tell(bob, ann, text))
                .toList());

        sent.forEach(each -> groups.add(each.group()));
        assertThat(groups).hasSize(1);
        assertThat(chat.texts(ann, sent.getFirst().group()))
                .containsExactlyInAnyOrderElementsOf(texts);
        assertThat(chat.inbox(ann)).hasSize(1);
        assertThat(sent).extracting(Message::seq).doesNotHaveDuplicates();
    }

    private static Message sendAs(Chat chat, UUID user, UUID group, String text, String id) {
        return chat.messages().send(user, group, text, Optional.of(id)).value();
    }

    private static Message startGroup(Chat chat, UUID user, UUID one, UUID two, String text) {
        return chat.conversations()
                .startGroup(user, Set.of(one, two), "crew", text, Optional.of("g"))
                .value();
    }
}
