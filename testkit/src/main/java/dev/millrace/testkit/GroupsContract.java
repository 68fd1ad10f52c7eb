package dev.millrace.testkit;

import static dev.millrace.testkit.ChatUnderTest.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.messages.Anchor;
import dev.millrace.messages.Conversation;
import dev.millrace.messages.Message;
import dev.millrace.messages.Person;
import dev.millrace.messages.Refusal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is promised of conversations of several.
interface GroupsContract extends ChatUnderTest {
    @Test
    default void reachesEveryMember() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        UUID cid = chat.user("cid");
        UUID group = chat.group(ann, bob, cid);
        chat.send(cid, group, "hi");

        for (UUID user : List.of(ann, bob, cid)) {
            Conversation conversation = chat.conversation(user, group);
            assertThat(conversation.title()).isEqualTo("crew");
            assertThat(conversation.other()).isEmpty();
            assertThat(conversation.last().orElseThrow().text()).isEqualTo("hi");
            assertThat(chat.texts(user, group)).containsExactly("hello all", "hi");
        }
        assertThat(chat.conversations().members(bob, group).value()).extracting(Person::handle)
                .containsExactly("ann", "bob", "cid");
    }

    @Test
    default void showsThoseAddedWhatComesAfter() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID group = chat.group(ann, chat.user("bob"), chat.user("cid"));
        UUID dan = chat.user("dan");
        chat.send(ann, group, "before dan");

        Message notice = chat.conversations()
                .add(ann, group, Set.of(dan, ann))
                .value()
                .orElseThrow();
        chat.send(ann, group, "welcome");

        assertThat(notice.kind()).isEqualTo(Message.Kind.ADDED);
        assertThat(notice.text()).isEqualTo("dan");
        assertThat(chat.texts(dan, group)).containsExactly("dan", "welcome");
        assertThat(chat.page(dan, group, Anchor.before(2), 9)).isEmpty();
        assertThat(chat.conversation(dan, group).unread()).isEqualTo(2);
        assertThat(chat.inbox(dan)).extracting(Conversation::title).containsExactly("crew");
        assertThat(chat.conversations().add(ann, group, Set.of(dan)).value()).isEmpty();
    }

    @Test
    default void forgetsThoseWhoLeave() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        UUID group = chat.group(ann, bob, chat.user("cid"));

        chat.conversations().leave(bob, group);
        chat.send(ann, group, "without bob");

        assertThat(chat.inbox(bob)).isEmpty();
        refuses(Refusal.MESSAGE_GROUP_UNKNOWN, () -> chat.page(bob, group, Anchor.OLDEST, 9));
        refuses(Refusal.MESSAGE_GROUP_UNKNOWN, () -> chat.send(bob, group, "wait"));
        refuses(Refusal.MESSAGE_GROUP_UNKNOWN, () -> chat.conversations().leave(bob, group));
        assertThat(chat.page(ann, group, Anchor.NEWEST, 9)).extracting(Message::kind)
                .containsExactly(Message.Kind.TEXT, Message.Kind.LEFT, Message.Kind.TEXT);

        chat.conversations().add(ann, group, Set.of(bob));
        chat.send(ann, group, "bob again");
        assertThat(chat.texts(bob, group)).containsExactly("bob", "bob again");
        assertThat(chat.preview(bob, group)).isEqualTo("bob again");
    }

    @Test
    default void retitles() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        UUID group = chat.group(ann, bob, chat.user("cid"));

        chat.conversations().retitle(bob, group, " The Crew ");

        assertThat(chat.conversation(ann, group).title()).isEqualTo("The Crew");
        assertThat(chat.conversations().retitle(ann, group, "The Crew").value()).isEmpty();
        refuses(Refusal.TITLE_INVALID, () -> chat.conversations().retitle(ann, group, " "));
        UUID direct = chat.tell(ann, bob, "hello").group();
        refuses(Refusal.CONVERSATION_IS_DIRECT,
                () -> chat.conversations().retitle(ann, direct, "us"));
        refuses(Refusal.CONVERSATION_IS_DIRECT, () -> chat.conversations().leave(ann, direct));
        refuses(Refusal.CONVERSATION_IS_DIRECT,
                () -> chat.conversations().add(ann, direct, Set.of(chat.user("cid"))));
    }

    @Test
    default void holdsFiftyMembers() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        Set<UUID> others = IntStream.range(0, 49)
                .mapToObj(n -> chat.user("user" + n))
                .collect(Collectors.toSet());
        UUID group = chat.conversations()
                .startGroup(ann, others, "fifty", "hello", Optional.of("c"))
                .value()
                .group();
        UUID another = chat.user("another");
        Set<UUID> more = new HashSet<>(others);
        more.add(another);

        assertThat(chat.conversations().members(ann, group).value()).hasSize(50);
        assertThat(chat.preview(others.iterator().next(), group)).isEqualTo("hello");
        refuses(Refusal.GROUP_TOO_LARGE,
                () -> chat.conversations().add(ann, group, Set.of(another)));
        refuses(Refusal.GROUP_TOO_LARGE, () -> chat.conversations()
                .startGroup(ann, more, "more", "hello", Optional.empty()));
        refuses(Refusal.GROUP_TOO_SMALL, () -> chat.conversations()
                .startGroup(ann, Set.of(another), "two", "hello", Optional.empty()));
        refuses(Refusal.USER_UNKNOWN, () -> chat.conversations()
                .startGroup(ann, Set.of(another, new UUID(5, 5)), "x", "y", Optional.empty()));
        chat.conversations().retitle(ann, group, "all fifty");
        assertThat(chat.conversation(others.iterator().next(), group).title())
                .isEqualTo("all fifty");
    }

    @Test
    default void keepsMessagesAsLongAsTheGroupSays() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        UUID group = chat.tell(ann, bob, "for ever").group();

        chat.conversations().retain(bob, group, Optional.of(Duration.ofHours(1)));
        Message gone = chat.send(ann, group, "for an hour");
        assertThat(chat.texts(bob, group)).containsExactly("for ever", "3600", "for an hour");

        chat.clock().advance(Duration.ofHours(2));
        assertThat(chat.texts(bob, group)).containsExactly("for ever");
        assertThat(chat.preview(bob, group)).isEmpty();
        refuses(Refusal.MESSAGE_UNKNOWN,
                () -> chat.messages().edit(ann, group, gone.uuid(), "back"));
        chat.conversations().retain(bob, group, Optional.empty());
        chat.send(ann, group, "again for ever");
        chat.clock().advance(Duration.ofDays(400));
        assertThat(chat.texts(bob, group)).containsExactly("for ever", "", "again for ever");
        refuses(Refusal.RETENTION_INVALID, () -> chat.conversations()
                .retain(bob, group, Optional.of(Duration.ofSeconds(1))));
    }
}
