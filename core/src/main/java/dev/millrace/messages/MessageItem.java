package dev.millrace.messages;

import static dev.millrace.messages.MessagesTable.CHANGE;
import static dev.millrace.messages.MessagesTable.CREATED_AT;
import static dev.millrace.messages.MessagesTable.DELETED_AT;
import static dev.millrace.messages.MessagesTable.DISPLAY_NAME;
import static dev.millrace.messages.MessagesTable.EDITED_AT;
import static dev.millrace.messages.MessagesTable.EXPIRES_AT;
import static dev.millrace.messages.MessagesTable.HANDLE;
import static dev.millrace.messages.MessagesTable.KIND;
import static dev.millrace.messages.MessagesTable.MEMBERS;
import static dev.millrace.messages.MessagesTable.MESSAGE;
import static dev.millrace.messages.MessagesTable.MESSAGE_UUID;
import static dev.millrace.messages.MessagesTable.NAME;
import static dev.millrace.messages.MessagesTable.SEQ;
import static dev.millrace.messages.MessagesTable.USER;
import static dev.millrace.messages.MessagesTable.VERSION;

import dev.millrace.item.Item;
import dev.millrace.item.Value;
import dev.millrace.store.Condition;
import dev.millrace.store.Write;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A message as its item says.
///
/// @param members who was in the group when it was sent: whose conversations it moves
/// @param version how often it was changed
/// @param change number of its last change in the group, 0 where there was none
/// @param expires epoch second after which it is gone, 0 for never
record MessageItem(Message message, Set<UUID> members, long version, long change, long expires) {
    /// What a message says, before it has its place.
    record Content(Person sender, Message.Kind kind, String text) {}

    MessageItem {
        members = Set.copyOf(members);
    }

    static MessageItem of(Item item) {
        Person sender = new Person(uuid(item, USER), item.text(HANDLE).orElseThrow(),
                item.text(DISPLAY_NAME).orElseThrow());
        UUID group = Keys.groupOf(item.text(MessagesTable.PARTITION).orElseThrow());
        Message message = new Message(group, item.number(SEQ), uuid(item, MESSAGE_UUID),
                kind(item), sender, item.text(MESSAGE).orElseThrow(),
                Times.parse(item.text(CREATED_AT).orElseThrow()),
                item.text(EDITED_AT).map(Times::parse), item.has(DELETED_AT));
        return new MessageItem(message, Group.users(item, MEMBERS), item.number(VERSION),
                item.number(CHANGE), item.number(EXPIRES_AT));
    }

    /// The next message of a group, after which the group stands as given.
    static MessageItem next(Group group, UUID uuid, Content content) {
        Message message = new Message(group.uuid(), group.lastSeq(), uuid, content.kind(),
                content.sender(), content.text(), group.lastAt(), Optional.empty(), false);
        long expires = group.retention()
                .map(kept -> group.lastAt().plus(kept).getEpochSecond())
                .orElse(0L);
        return new MessageItem(message, group.members().keySet(), 0, 0, expires);
    }

    boolean expired(Instant now) {
        return expires > 0 && expires <= now.getEpochSecond();
    }

    Write.Put put() {
        Item item = MessagesTable.SCHEMA
                .itemOf(Keys.message(message.group(), message.seq()))
                .with(MESSAGE, message.text())
                .with(MESSAGE_UUID, message.uuid().toString())
                .with(USER, message.sender().uuid().toString())
                .with(DISPLAY_NAME, message.sender().displayName())
                .with(HANDLE, message.sender().handle())
                .with(CREATED_AT, Times.text(message.createdAt()))
                .with(SEQ, message.seq())
                .with(MEMBERS, Group.texts(members));
        Item told = message.kind() == Message.Kind.TEXT
                ? item
                : item.with(KIND, message.kind().name());
        Item kept = expires > 0 ? told.with(EXPIRES_AT, expires) : told;
        return Write.put(NAME, kept).when(Condition.absent(MessagesTable.PARTITION));
    }

    /// The update that replaces the text, as the group's change of that number.
    Write.Update edit(String text, Instant at, long number) {
        return change(number).set(MESSAGE, text).set(EDITED_AT, Times.text(at));
    }

    /// The update that leaves nothing but that there was a message.
    Write.Update delete(Instant at, long number) {
        return change(number).set(MESSAGE, "")
                .set(DELETED_AT, Times.text(at))
                .remove(EDITED_AT);
    }

    private Write.Update change(long number) {
        return Write.update(NAME, Keys.message(message.group(), message.seq()))
                .set(VERSION, version + 1)
                .set(CHANGE, number)
                .when(Condition.all(
                        Condition.equal(MESSAGE_UUID, Value.of(message.uuid().toString())),
                        version == 0
                                ? Condition.absent(VERSION)
                                : Condition.equal(VERSION, Value.of(version))));
    }

    private static Message.Kind kind(Item item) {
        return item.text(KIND).map(Message.Kind::valueOf).orElse(Message.Kind.TEXT);
    }

    private static UUID uuid(Item item, String attribute) {
        return UUID.fromString(item.text(attribute).orElseThrow());
    }
}
