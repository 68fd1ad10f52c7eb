package dev.millrace.messages;

import static dev.millrace.messages.MessagesTable.NAME;
import static dev.millrace.messages.MessagesTable.TO_GROUP;

import dev.millrace.item.Key;
import dev.millrace.store.Condition;
import dev.millrace.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// Somebody's text on its way into a conversation, which it may begin.
final class Sending {
    private final Operation operation;
    private final Posting posting;
    private final MessageItem.Content content;

    Sending(Operation operation, Posting posting, Person sender, String text) {
        this.operation = operation;
        this.posting = posting;
        this.content = new MessageItem.Content(sender, Message.Kind.TEXT, text);
    }

    /// Sends it into a group that is there.
    Message to(UUID uuid) {
        Optional<Group> found = Members.find(operation, uuid);
        Optional<Message> arrived = posting.arrived(found);
        if (arrived.isPresent()) {
            return arrived.get();
        }
        return orReplay(() -> {
            Group group = Members.require(found, sender());
            requireUnblocked(group);
            return posting.post(group, group, content, List.of());
        });
    }

    /// Sends it as the first one of a direct conversation, or as the next one where there is one.
    ///
    /// @param fresh the id of the group if it is to be made
    Message toPerson(UUID other, UUID fresh) {
        Key pair = Keys.pair(sender(), other);
        Optional<UUID> there = operation.get(pair)
                .map(item -> UUID.fromString(item.text(TO_GROUP).orElseThrow()));
        return there.isPresent() ? to(there.get()) : begin(pair, other, fresh);
    }

    /// Sends it as the first one of a group of several.
    ///
    /// @param fresh the id of the group
    Message toSeveral(Set<UUID> members, String title, UUID fresh) {
        Optional<Message> arrived = posting.arrived(Members.find(operation, fresh));
        if (arrived.isPresent()) {
            return arrived.get();
        }
        return orReplay(() -> {
            List<Write> writes = new ArrayList<>();
            members.forEach(user -> writes.add(ConversationItem.titled(
                    ConversationItem.open(user, fresh, 0), title)));
            writes.add(Blocks.requireUnblocked(operation, sender(), members));
            Group group = Group.empty(fresh, false, members).titled(title);
            return posting.post(group, group, content, writes);
        });
    }

    /// What may not be sent any more may have been sent already.
    private Message orReplay(Supplier<Message> attempt) {
        try {
            return attempt.get();
        } catch (Refused refused) {
            return posting.replay().orElseThrow(() -> refused);
        }
    }

    private Message begin(Key pair, UUID other, UUID fresh) {
        Profile self = Profiles.require(operation, sender());
        Profile them = Profiles.require(operation, other);
        Group group = Group.empty(fresh, true, Set.of(sender(), other));
        return posting.post(group, group, content, List.of(
                Write.put(NAME, MessagesTable.SCHEMA.itemOf(pair)
                        .with(TO_GROUP, fresh.toString()))
                        .when(Condition.absent(MessagesTable.PARTITION)),
                ConversationItem.direct(sender(), fresh, them),
                ConversationItem.direct(other, fresh, self),
                self.unchanged(), them.unchanged(),
                Blocks.requireUnblocked(operation, sender(), Set.of(other)),
                Blocks.requireNotBlocking(operation, sender(), other)));
    }

    private UUID sender() {
        return content.sender().uuid();
    }

    private static void requireUnblocked(Group group) {
        if (!group.blockers().isEmpty()) {
            throw new Refused(Refusal.BLOCKED, "one of the two has blocked the other");
        }
    }
}
