package dev.millrace.messages;

import static dev.millrace.messages.MessagesTable.EXPIRES_AT;
import static dev.millrace.messages.MessagesTable.MESSAGE_UUID;
import static dev.millrace.messages.MessagesTable.NAME;

import dev.millrace.item.Item;
import dev.millrace.store.Condition;
import dev.millrace.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Attempts to edit or delete a message of one's own: its item, the group's count of changes, and a
/// note of the change for those who follow the conversation, in one transaction.
final class Amendment {
    private static final Duration NOTED = Duration.ofDays(30);
    private final Operation operation;
    private final UUID user;
    private final UUID group;
    private final MessageId id;

    Amendment(Operation operation, UUID user, UUID group, MessageId id) {
        this.operation = operation;
        this.user = user;
        this.group = group;
        this.id = id;
    }

    /// @param text the new one, or empty to delete
    Message attempt(Optional<String> text, Instant now) {
        Group before = Members.require(operation, user, group);
        MessageItem item = find(now);
        requireOwn(item.message());
        if (item.message().deleted()) {
            return deleted(item.message(), text);
        }
        Group after = before.changed();
        operation.write(List.of(after.replace(before),
                text.map(each -> item.edit(each, now, after.lastChange()))
                        .orElseGet(() -> item.delete(now, after.lastChange())),
                note(after.lastChange(), item.message(), now)));
        return operation.get(Keys.message(group, item.message().seq()))
                .map(stored -> MessageItem.of(stored).message())
                .orElse(item.message());
    }

    private MessageItem find(Instant now) {
        return Optional.of(id.seq())
                .filter(seq -> seq > 0)
                .flatMap(seq -> operation.get(Keys.message(group, seq)))
                .map(MessageItem::of)
                .filter(each -> each.message().uuid().equals(id.uuid()) && !each.expired(now))
                .orElseThrow(() -> new Refused(Refusal.MESSAGE_UNKNOWN,
                        "there is no such message in the conversation"));
    }

    private void requireOwn(Message message) {
        if (!message.sender().uuid().equals(user) || message.kind() != Message.Kind.TEXT) {
            throw new Refused(Refusal.NOT_THE_AUTHOR, "a message is its author's to change");
        }
    }

    private static Message deleted(Message message, Optional<String> text) {
        if (text.isPresent()) {
            throw new Refused(Refusal.MESSAGE_DELETED, "the message was deleted");
        }
        return message;
    }

    private Write note(long number, Message message, Instant now) {
        Item note = MessagesTable.SCHEMA.itemOf(Keys.change(group, number))
                .with(MESSAGE_UUID, message.uuid().toString())
                .with(EXPIRES_AT, now.plus(NOTED).getEpochSecond());
        return Write.put(NAME, note).when(Condition.absent(MessagesTable.PARTITION));
    }
}
