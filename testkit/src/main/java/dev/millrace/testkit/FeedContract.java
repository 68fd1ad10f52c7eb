package dev.millrace.testkit;

import static dev.millrace.testkit.ChatUnderTest.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.messages.FeedEvent;
import dev.millrace.messages.FeedEvent.ConversationChanged;
import dev.millrace.messages.FeedEvent.MessageChanged;
import dev.millrace.messages.FeedNews;
import dev.millrace.messages.FeedPosition;
import dev.millrace.messages.Message;
import dev.millrace.messages.Refusal;
import dev.millrace.messages.SampleConversations;
import dev.millrace.messages.SampleConversations.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What is promised of feeds.
interface FeedContract extends ChatUnderTest {
    @Test
    default void tellsWhatChangedSinceAPosition() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        Message old = chat.tell(bob, ann, "old");
        UUID group = old.group();
        FeedPosition start = position(chat, ann);
        assertThat(news(chat, ann, start).events()).isEmpty();

        chat.send(bob, group, "new");
        chat.messages().edit(bob, group, old.uuid(), "older");
        UUID other = chat.tell(chat.user("cid"), ann, "hello").group();
        FeedNews news = news(chat, ann, start);

        assertThat(texts(news)).containsExactlyInAnyOrder("older", "new", "hello");
        assertThat(changed(news)).containsExactlyInAnyOrder(group, other);
        assertThat(news.more()).isFalse();
        assertThat(news(chat, ann, news.next()).events()).isEmpty();
        assertThat(news(chat, bob, position(chat, bob)).events()).isEmpty();
    }

    @Test
    default void looksOnlyWhereItIsTold() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID one = chat.tell(chat.user("bob"), ann, "one").group();
        UUID other = chat.tell(chat.user("cid"), ann, "other").group();
        FeedPosition start = position(chat, ann);
        chat.send(ann, one, "to one");
        chat.send(ann, other, "to other");
        chat.inbox(ann);

        FeedNews first = chat.messenger().feed().since(ann, start, Set.of(one)).value();

        assertThat(texts(first)).containsExactly("to one");
        assertThat(texts(news(chat, ann, first.next()))).containsExactly("to other");
        assertThat(chat.messenger()
                .feed()
                .since(ann, start, Set.of(new UUID(1, 1)))
                .value()
                .events()).isEmpty();
    }

    @Test
    default void tellsWhatIsReadElsewhereAndOtherNames() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        UUID group = chat.tell(bob, ann, "one").group();
        FeedPosition start = position(chat, ann);

        chat.conversations().markRead(ann, group, 1);
        FeedNews read = news(chat, ann, start);
        assertThat(read.events()).singleElement()
                .isInstanceOfSatisfying(ConversationChanged.class,
                        each -> assertThat(each.conversation().unread()).isZero());
        chat.users().rename(bob, "bob", "Robert");
        assertThat(news(chat, ann, read.next()).events()).singleElement()
                .isInstanceOfSatisfying(ConversationChanged.class, each -> assertThat(
                        each.conversation().other().orElseThrow().displayName())
                        .isEqualTo("Robert"));
    }

    @Test
    default void tellsWhoJoinsAndLeaves() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        UUID dan = chat.user("dan");
        UUID group = chat.group(ann, bob, chat.user("cid"));
        FeedPosition dansStart = position(chat, dan);
        FeedPosition bobsStart = position(chat, bob);

        chat.conversations().add(ann, group, Set.of(dan));
        chat.conversations().leave(bob, group);
        chat.send(ann, group, "now");

        assertThat(texts(news(chat, dan, dansStart))).containsExactly("dan", "", "now");
        FeedNews gone = news(chat, bob, bobsStart);
        assertThat(gone.events()).containsExactly(new FeedEvent.ConversationClosed(group));
        assertThat(news(chat, bob, gone.next()).events()).isEmpty();
        chat.conversations().add(ann, group, Set.of(bob));
        assertThat(texts(news(chat, bob, gone.next()))).containsExactly("bob");
    }

    @Test
    default void tellsALongAbsenceInPieces() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        FeedPosition next = position(chat, ann);
        new SampleConversations(chat.store(), new Random(1)).write(new UUID(7, 7),
                chat.users().byId(ann).value(), chat.users().byId(bob).value(),
                IntStream.rangeClosed(1, 1203)
                        .mapToObj(n -> new Line(false, "text " + n, Chat.START))
                        .iterator());

        List<Long> seqs = new ArrayList<>();
        boolean more = true;
        while (more) {
            FeedNews news = news(chat, ann, next);
            news.events().forEach(each -> {
                if (each instanceof MessageChanged(Message message)) {
                    seqs.add(message.seq());
                }
            });
            next = news.next();
            more = news.more();
        }

        assertThat(seqs).isEqualTo(LongStream.rangeClosed(1, 1203).boxed().toList());
    }

    @Test
    default void keepsLongPositionsShort() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        List<UUID> groups = IntStream.range(0, 12)
                .mapToObj(n -> chat.tell(chat.user("user" + n), ann, "hello").group())
                .toList();
        FeedPosition next = position(chat, ann);
        for (UUID group : groups) {
            chat.send(ann, group, "again");
            FeedNews news = news(chat, ann, next);
            assertThat(texts(news)).containsExactly("again");
            next = news.next();
            assertThat(next.text()).hasSizeLessThan(500);
        }
        assertThat(news(chat, ann, next).events()).isEmpty();
        UUID eve = chat.user("eve");
        FeedPosition stolen = next;
        refuses(Refusal.CURSOR_INVALID, () -> news(chat, eve, stolen));
    }

    @Test
    default void refusesPositionsThatAreTooOld() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        chat.tell(chat.user("bob"), ann, "hello");
        FeedPosition start = position(chat, ann);
        chat.clock().advance(Duration.ofHours(47));
        FeedPosition renewed = news(chat, ann, start).next();
        chat.clock().advance(Duration.ofHours(2));

        refuses(Refusal.CURSOR_INVALID, () -> news(chat, ann, start));
        assertThat(news(chat, ann, renewed).events()).isEmpty();
        for (String wrong : List.of("", "~", "x~~", "1~2~3", "1~", "🎈")) {
            assertThat(FeedPosition.parse(wrong)).as("'%s'", wrong)
                    .satisfiesAnyOf(each -> assertThat(each).isEmpty(),
                            each -> refuses(Refusal.CURSOR_INVALID,
                                    () -> news(chat, ann, each.orElseThrow())));
        }
    }

    private static FeedPosition position(Chat chat, UUID user) {
        chat.inbox(user);
        return again(chat.messenger().feed().now(user).value());
    }

    private static FeedNews news(Chat chat, UUID user, FeedPosition position) {
        chat.inbox(user);
        return chat.messenger().feed().since(user, again(position)).value();
    }

    /// As it comes back as text.
    private static FeedPosition again(FeedPosition position) {
        FeedPosition parsed = FeedPosition.parse(position.text()).orElseThrow();
        assertThat(parsed.text()).isEqualTo(position.text());
        return parsed;
    }

    private static List<String> texts(FeedNews news) {
        return news.events()
                .stream()
                .filter(MessageChanged.class::isInstance)
                .map(each -> ((MessageChanged) each).message().text())
                .toList();
    }

    private static List<UUID> changed(FeedNews news) {
        return news.events()
                .stream()
                .filter(ConversationChanged.class::isInstance)
                .map(FeedEvent::group)
                .toList();
    }
}
