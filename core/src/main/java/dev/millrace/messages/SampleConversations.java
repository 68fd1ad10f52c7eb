package dev.millrace.messages;

import static dev.millrace.messages.MessagesTable.NAME;
import static dev.millrace.messages.MessagesTable.TO_GROUP;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.store.Condition;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Writes whole direct conversations, for sample data: the messages in batches, for half of what
/// sending them costs, and then, in one transaction, what makes them visible. What was cut off is
/// written again by the same call.
public final class SampleConversations {
    /// The group of the seed's own sample.
    public static final UUID SEED_GROUP = UUID.fromString("5ae290ed-55d1-47a0-bc6d-fe2bc2700399");
    private static final int BATCH = 500;
    private final Store store;
    private final RandomGenerator random;

    /// @param random makes the ids of messages
    public SampleConversations(Store store, RandomGenerator random) {
        this.store = store;
        this.random = random;
    }

    /// A message of a sample.
    ///
    /// @param byFirst whether the first of the two says it
    /// @param at when, at about: always later than the one before
    public record Line(boolean byFirst, String text, Instant at) {}

    /// Writes a conversation between two who have none; answers how many messages that were, which
    /// is 0 where they have one.
    ///
    /// @param group its id, which no other conversation may have
    public Answer<Integer> write(UUID group, User first, User second, Iterator<Line> lines) {
        Operation operation = new Operation(store, new Turns());
        Key pair = Keys.pair(first.uuid(), second.uuid());
        if (operation.get(pair).isPresent() || !lines.hasNext()) {
            return operation.answer(0);
        }
        Group standing = Group.empty(group, true, Set.of(first.uuid(), second.uuid()));
        List<Item> batch = new ArrayList<>();
        while (lines.hasNext()) {
            Line line = lines.next();
            standing = standing.sent(Times.after(standing.lastAt(), line.at()));
            batch.add(message(standing, line.byFirst() ? first : second, line.text()));
            if (batch.size() == BATCH || !lines.hasNext()) {
                operation.putAll(batch);
                batch.clear();
            }
        }
        operation.write(visible(standing, pair, first, second));
        return operation.answer((int) standing.lastSeq());
    }

    private Item message(Group standing, User sender, String text) {
        UUID uuid = MessageId.of(standing.lastAt(), standing.lastSeq(), random).uuid();
        return MessageItem.next(standing, uuid, new MessageItem.Content(sender.person(),
                Message.Kind.TEXT, Text.message(text))).put().item();
    }

    private static List<Write> visible(Group group, Key pair, User first, User second) {
        return List.of(group.create(),
                Write.put(NAME, MessagesTable.SCHEMA.itemOf(pair)
                        .with(TO_GROUP, group.uuid().toString()))
                        .when(Condition.absent(MessagesTable.PARTITION)),
                ConversationItem.direct(first.uuid(), group.uuid(), new Profile(second, 1, 1)),
                ConversationItem.direct(second.uuid(), group.uuid(), new Profile(first, 1, 1)));
    }
}
