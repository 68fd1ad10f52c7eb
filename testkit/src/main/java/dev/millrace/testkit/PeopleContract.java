package dev.millrace.testkit;

import static dev.millrace.testkit.ChatUnderTest.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.messages.Identity;
import dev.millrace.messages.Person;
import dev.millrace.messages.Refusal;
import dev.millrace.messages.User;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is promised of users and blocks.
interface PeopleContract extends ChatUnderTest {
    @Test
    default void knowsAnIdentityAgain() {
        Chat chat = chat();
        Identity identity = new Identity("https://id", "sub-1", "Ann", "Ann A.");

        User first = chat.users().signIn(identity).value();
        User again = chat.users()
                .signIn(new Identity("https://id", "sub-1", "other", "Other"))
                .value();

        assertThat(again).isEqualTo(first);
        assertThat(first.person()).isEqualTo(new Person(first.uuid(), "ann", "Ann A."));
        assertThat(chat.users().byHandle("ANN").value()).contains(first.person());
        assertThat(chat.users().byHandle("nobody").value()).isEmpty();
        assertThat(chat.users().byHandle("no such/handle").value()).isEmpty();
    }

    @Test
    default void givesEveryIdentityAHandleOfItsOwn() {
        Chat chat = chat();
        User ann = chat.users().signIn(new Identity("a", "b#c", "ann", "Ann")).value();
        User other = chat.users().signIn(new Identity("a#b", "c", "ann", "Ann too")).value();
        User nameless = chat.users().signIn(new Identity("a", "x", "日本", " ")).value();

        assertThat(other.uuid()).isNotEqualTo(ann.uuid());
        assertThat(other.handle()).startsWith("ann-");
        assertThat(nameless.handle()).isEqualTo("user");
        assertThat(nameless.displayName()).isEqualTo("user");
    }

    @Test
    default void tellsANewNameEverywhere() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        UUID group = chat.tell(ann, bob, "hello").group();

        chat.users().rename(ann, "anna", "Anna");

        Person anna = new Person(ann, "anna", "Anna");
        assertThat(chat.conversation(bob, group).other()).contains(anna);
        assertThat(chat.page(bob, group, dev.millrace.messages.Anchor.NEWEST, 5)
                .getFirst()
                .sender()).isEqualTo(anna);
        assertThat(chat.users().byHandle("anna").value()).contains(anna);
        assertThat(chat.users().byHandle("ann").value()).isEmpty();
        refuses(Refusal.HANDLE_TAKEN, () -> chat.users().rename(bob, "Anna", "Bob"));
        refuses(Refusal.HANDLE_INVALID, () -> chat.users().rename(bob, "b o b", "Bob"));
        refuses(Refusal.DISPLAY_NAME_INVALID, () -> chat.users().rename(bob, "bob", "\u0007"));
        assertThat(chat.user("ann")).as("the handle changed, not who she is").isEqualTo(ann);
    }

    @Test
    default void blocksBothWays() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        UUID group = chat.tell(ann, bob, "hello").group();

        assertThat(chat.users().block(bob, ann).value()).isTrue();
        assertThat(chat.users().block(bob, ann).value()).isFalse();

        refuses(Refusal.BLOCKED, () -> chat.send(ann, group, "still there?"));
        refuses(Refusal.BLOCKED, () -> chat.send(bob, group, "no"));
        refuses(Refusal.BLOCKED, () -> chat.tell(ann, bob, "hello?"));
        assertThat(chat.users().blocked(bob).value()).extracting(Person::handle)
                .containsExactly("ann");
        assertThat(chat.users().unblock(bob, ann).value()).isTrue();
        assertThat(chat.users().unblock(bob, ann).value()).isFalse();
        assertThat(chat.users().blocked(bob).value()).isEmpty();
        chat.send(ann, group, "thanks");
        assertThat(chat.texts(bob, group)).containsExactly("hello", "thanks");
    }

    @Test
    default void letsABlockPreventAConversation() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        UUID cid = chat.user("cid");
        chat.users().block(bob, ann);

        refuses(Refusal.BLOCKED, () -> chat.tell(ann, bob, "hello"));
        refuses(Refusal.BLOCKED, () -> chat.tell(bob, ann, "hello"));
        refuses(Refusal.BLOCKED, () -> chat.conversations()
                .startGroup(ann, Set.of(bob, cid), "crew", "all", Optional.empty()));
        UUID group = chat.group(cid, ann, bob);
        chat.send(ann, group, "in a group both are heard");
        assertThat(chat.inbox(bob)).hasSize(1);
        refuses(Refusal.USER_UNKNOWN, () -> chat.users().block(ann, new UUID(0, 9)));
    }

    @Test
    default void replaysWhatWasSentBeforeABlock() {
        Chat chat = chat();
        UUID ann = chat.user("ann");
        UUID bob = chat.user("bob");
        UUID group = chat.tell(ann, bob, "hello").group();
        UUID sent = chat.messages().send(ann, group, "x", Optional.of("id")).value().uuid();
        chat.users().block(bob, ann);

        assertThat(chat.messages().send(ann, group, "x", Optional.of("id")).value().uuid())
                .isEqualTo(sent);
    }
}
