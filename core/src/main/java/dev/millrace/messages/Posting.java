package dev.millrace.messages;

import dev.millrace.store.ConditionFailed;
import dev.millrace.store.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A message on its way: attempts at the transaction that adds it to a group, of which one
/// succeeds.
///
/// Whether an attempt whose reply was lost has succeeded is seen from the group: each attempt
/// requires the revision that it read, so it either stands there with its id, or never will once the
/// group has moved on.
final class Posting {
    private final Messenger messenger;
    private final Operation operation;
    private final Optional<Claim> claim;
    private final List<Message> tried = new ArrayList<>();

    /// @param claim of the client's id for this message, empty where it gave none
    Posting(Messenger messenger, Operation operation, Optional<Claim> claim) {
        this.messenger = messenger;
        this.operation = operation;
        this.claim = claim;
    }

    /// Attempts to add the next message together with other writes.
    ///
    /// @param before the group as it was read, with revision 0 if it is to be made
    /// @param after the group as it shall be, but for the message
    /// @throws ConditionFailed where somebody was faster
    Message post(Group before, Group after, MessageItem.Content content, List<Write> more) {
        Instant now = messenger.now();
        Group group = after.sent(Times.after(before.lastAt(), now));
        MessageItem item = MessageItem.next(group,
                messenger.messageId(group.lastAt(), group.lastSeq()), content);
        List<Write> writes = new ArrayList<>();
        claim.ifPresent(each -> writes.add(each.put(item.message(), now)));
        writes.add(before.revision() == 0 ? group.create() : group.replace(before));
        writes.add(item.put());
        writes.addAll(more);
        tried.add(item.message());
        try {
            operation.write(writes);
            return item.message();
        } catch (ConditionFailed failed) {
            if (claim.isPresent() && failed.index() == 0) {
                return replay().orElseThrow(() -> failed);
            }
            throw failed;
        }
    }

    /// The message that an earlier attempt added, if one did.
    Optional<Message> arrived(Optional<Group> now) {
        return now.flatMap(group -> tried.stream()
                .filter(each -> each.group().equals(group.uuid()) && each.seq() <= group.lastSeq())
                .filter(each -> stored(each).filter(each.uuid()::equals).isPresent())
                .findAny());
    }

    /// The message that the client's id was claimed for, if it was.
    Optional<Message> replay() {
        return claim.flatMap(each -> operation.get(Keys.claim(each.user(), each.clientId()))
                .map(claimed -> each.replay(operation, claimed)));
    }

    private Optional<UUID> stored(Message message) {
        return operation.get(Keys.message(message.group(), message.seq()))
                .map(item -> MessageItem.of(item).message().uuid());
    }
}
