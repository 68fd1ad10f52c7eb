package dev.millrace.messages;

import static dev.millrace.messages.MessagesTable.NAME;
import static dev.millrace.messages.MessagesTable.TO_GROUP;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.Value;
import dev.millrace.store.Condition;
import dev.millrace.store.Write;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Who has blocked whom. A block ends what two people say directly, and keeps the blocked one from
/// adding the other to groups; in groups that both are members of, both are heard.
///
/// It is kept in three places, written in one transaction: with the blocker, for their list; with
/// the blocked one, so that one check covers all members of a new group; and on the direct group of
/// the two, so that a message sent there needs no check of its own.
final class Blocks {
    private static final String BLOCKER = "b#";
    private static final String REVISION = "revision";

    private Blocks() {}

    /// A check that none of these people blocks the user any later.
    ///
    /// @throws Refused where one does now
    static Write.Check requireUnblocked(Operation operation, UUID user, Set<UUID> people) {
        Key key = Keys.blockedBy(user);
        Item blockers = operation.get(key).orElse(Item.empty());
        if (people.stream().anyMatch(each -> blockers.has(BLOCKER + each))) {
            throw new Refused(Refusal.BLOCKED, "one of them does not want to hear from this user");
        }
        return new Write.Check(NAME, key, unchanged(blockers));
    }

    /// A check that the user does not block that person any later.
    ///
    /// @throws Refused where the user does now
    static Write.Check requireNotBlocking(Operation operation, UUID user, UUID other) {
        Key key = Keys.block(user, other);
        if (operation.get(key).isPresent()) {
            throw new Refused(Refusal.BLOCKED, "this user has blocked the other: unblock first");
        }
        return new Write.Check(NAME, key, Condition.absent(MessagesTable.PARTITION));
    }

    /// Attempts to block somebody.
    ///
    /// @return false where that is so already
    static boolean block(Operation operation, UUID user, UUID other) {
        boolean free = operation.get(Keys.block(user, other)).isEmpty();
        if (free) {
            List<Write> writes = new ArrayList<>();
            writes.add(Write.put(NAME, MessagesTable.SCHEMA.itemOf(Keys.block(user, other)))
                    .when(Condition.absent(MessagesTable.PARTITION)));
            writes.add(Write.update(NAME, Keys.blockedBy(other))
                    .set(BLOCKER + user, Value.of(true))
                    .add(REVISION, 1));
            writes.add(onGroup(operation, user, other, true));
            operation.write(writes);
        }
        return free;
    }

    /// Attempts to end a block.
    ///
    /// @return false where there is none
    static boolean unblock(Operation operation, UUID user, UUID other) {
        boolean blocked = operation.get(Keys.block(user, other)).isPresent();
        if (blocked) {
            List<Write> writes = new ArrayList<>();
            writes.add(Write.delete(NAME, Keys.block(user, other))
                    .when(Condition.exists(MessagesTable.PARTITION)));
            writes.add(Write.update(NAME, Keys.blockedBy(other))
                    .remove(BLOCKER + user)
                    .add(REVISION, 1));
            writes.add(onGroup(operation, user, other, false));
            operation.write(writes);
        }
        return blocked;
    }

    private static Write onGroup(Operation operation, UUID user, UUID other, boolean blocks) {
        Key pair = Keys.pair(user, other);
        Optional<Group> found = operation.get(pair)
                .map(item -> UUID.fromString(item.text(TO_GROUP).orElseThrow()))
                .flatMap(group -> Members.find(operation, group));
        if (found.isEmpty()) {
            return new Write.Check(NAME, pair, Condition.absent(MessagesTable.PARTITION));
        }
        Set<UUID> blockers = new HashSet<>(found.get().blockers());
        if (blocks) {
            blockers.add(user);
        } else {
            blockers.remove(user);
        }
        return found.get().blockedBy(blockers).replace(found.get());
    }

    private static Condition unchanged(Item blockers) {
        return blockers.has(REVISION)
                ? Condition.equal(REVISION, Value.of(blockers.number(REVISION)))
                : Condition.absent(REVISION);
    }
}
