package dev.millrace.messages;

import static dev.millrace.messages.MessagesTable.DISPLAY_NAME;
import static dev.millrace.messages.MessagesTable.GROUP;
import static dev.millrace.messages.MessagesTable.HANDLE;
import static dev.millrace.messages.MessagesTable.INBOX;
import static dev.millrace.messages.MessagesTable.JOINED_SEQ;
import static dev.millrace.messages.MessagesTable.LAST_AT;
import static dev.millrace.messages.MessagesTable.LAST_CHANGE;
import static dev.millrace.messages.MessagesTable.LAST_DELETED;
import static dev.millrace.messages.MessagesTable.LAST_EXPIRES;
import static dev.millrace.messages.MessagesTable.LAST_KIND;
import static dev.millrace.messages.MessagesTable.LAST_SENDER;
import static dev.millrace.messages.MessagesTable.LAST_SEQ;
import static dev.millrace.messages.MessagesTable.LAST_UUID;
import static dev.millrace.messages.MessagesTable.MESSAGE;
import static dev.millrace.messages.MessagesTable.NAME;
import static dev.millrace.messages.MessagesTable.OTHER_REVISION;
import static dev.millrace.messages.MessagesTable.OWN_SEQ;
import static dev.millrace.messages.MessagesTable.READ_SEQ;
import static dev.millrace.messages.MessagesTable.RECEIPT_SEQ;
import static dev.millrace.messages.MessagesTable.TITLE;
import static dev.millrace.messages.MessagesTable.USER;

import dev.millrace.item.Item;
import dev.millrace.item.Value;
import dev.millrace.store.Write;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A conversation of one user as its item says. Its user's own part is written by operations; what
/// the messages say, by the view.
record ConversationItem(UUID user, Item item) {
    static ConversationItem of(Item item) {
        return new ConversationItem(
                UUID.fromString(item.text(MessagesTable.PARTITION).orElseThrow().substring(4)),
                item);
    }

    UUID group() {
        return UUID.fromString(item.text(MessagesTable.SORT).orElseThrow());
    }

    /// Whether the user is a member.
    boolean open() {
        return item.has(INBOX);
    }

    Optional<Person> other() {
        return item.text(USER)
                .map(uuid -> new Person(UUID.fromString(uuid), item.text(HANDLE).orElse(""),
                        item.text(DISPLAY_NAME).orElse("")));
    }

    long otherRevision() {
        return item.number(OTHER_REVISION);
    }

    /// Whether the view has brought it a message.
    boolean seen() {
        return item.has(LAST_SEQ);
    }

    long joinedSeq() {
        return item.number(JOINED_SEQ);
    }

    /// The newest message that the view has seen and this user may see.
    long lastSeq() {
        return Math.max(item.number(LAST_SEQ), joinedSeq());
    }

    long lastChange() {
        return item.number(LAST_CHANGE);
    }

    long readSeq() {
        return Math.max(item.number(READ_SEQ), Math.max(item.number(OWN_SEQ), joinedSeq()));
    }

    long receiptSeq() {
        return item.number(RECEIPT_SEQ);
    }

    Conversation conversation(Instant now) {
        return new Conversation(group(), other(), item.text(TITLE).orElse(""), preview(now),
                Math.max(0, lastSeq() - readSeq()), readSeq());
    }

    private Optional<Conversation.Preview> preview(Instant now) {
        if (item.number(LAST_SEQ) <= joinedSeq()) {
            return Optional.empty();
        }
        long expires = item.number(LAST_EXPIRES);
        boolean expired = expires > 0 && expires <= now.getEpochSecond();
        return Optional.of(new Conversation.Preview(item.number(LAST_SEQ),
                UUID.fromString(item.text(LAST_UUID).orElseThrow()),
                Message.Kind.valueOf(item.text(LAST_KIND).orElseThrow()),
                UUID.fromString(item.text(LAST_SENDER).orElseThrow()),
                expired ? "" : item.text(MESSAGE).orElse(""),
                Times.parse(item.text(LAST_AT).orElseThrow()), deleted()));
    }

    private boolean deleted() {
        return item.find(LAST_DELETED)
                .filter(Value.of(true)::equals)
                .isPresent();
    }

    /// The update that opens the conversation for a member who joined behind a message.
    static Write.Update open(UUID user, UUID group, long joinedSeq) {
        return Write.update(NAME, Keys.conversation(user, group))
                .set(GROUP, group.toString())
                .set(INBOX, user.toString())
                .set(JOINED_SEQ, joinedSeq)
                .set(READ_SEQ, joinedSeq);
    }

    static Write.Update update(UUID user, UUID group) {
        return Write.update(NAME, Keys.conversation(user, group));
    }

    static Write.Update titled(Write.Update update, String title) {
        return update.set(TITLE, title);
    }

    /// The update that opens a direct conversation.
    static Write.Update direct(UUID user, UUID group, Profile other) {
        return named(open(user, group, 0), other);
    }

    /// The update that tells the other person's name.
    static Write.Update named(Write.Update update, Profile other) {
        return update.set(USER, other.user().uuid().toString())
                .set(HANDLE, other.user().handle())
                .set(DISPLAY_NAME, other.user().displayName())
                .set(OTHER_REVISION, other.revision());
    }

    /// The update that closes it for one who is no member any more.
    static Write.Update close(UUID user, UUID group) {
        return Write.update(NAME, Keys.conversation(user, group)).remove(GROUP).remove(INBOX);
    }
}
