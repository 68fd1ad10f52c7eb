package dev.millrace.messages;

import static dev.millrace.messages.MessagesTable.NAME;

import dev.millrace.item.Item;
import dev.millrace.store.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What changed for a user since some position: every message that is new, edited or deleted, and
/// every conversation that looks different, as they stand now. Nothing is left out, however late a
/// writer or a view is; what changed twice may be told twice.
///
/// What is told is what the user's conversations have been brought by the view, so a change of them
/// is the sign to ask again.
public final class Feed {
    /// Messages told at once; the rest waits for the next question.
    private static final int MOST = 200;
    private final Messenger messenger;

    Feed(Messenger messenger) {
        this.messenger = messenger;
    }

    /// The position of one who has just read everything.
    public Answer<FeedPosition> now(UUID user) {
        Operation operation = messenger.operation();
        Map<UUID, FeedPosition.Mark> marks = new HashMap<>();
        new Inbox(operation, user).all()
                .forEach(each -> marks.put(each.group(), FeedPosition.Mark.of(each)));
        return operation.answer(new FeedMarks(operation, user).position(marks,
                messenger.freshId(), messenger.now()));
    }

    /// What changed since a position. Reads all of the user's conversations.
    ///
    /// @throws Refused as `cursor_invalid` where the position is over two days old: what changed
    ///             cannot be told any more, so all must be read anew
    public Answer<FeedNews> since(UUID user, FeedPosition position) {
        Operation operation = messenger.operation();
        return operation.answer(news(operation, user, position,
                operation.all(Query.of(NAME, Keys.conversations(user)).strong())));
    }

    /// The same of a few conversations, which are those that are known to have changed.
    public Answer<FeedNews> since(UUID user, FeedPosition position, Set<UUID> groups) {
        Operation operation = messenger.operation();
        return operation.answer(news(operation, user, position, groups.stream()
                .flatMap(group -> operation.get(Keys.conversation(user, group)).stream())
                .toList()));
    }

    private FeedNews news(Operation operation, UUID user, FeedPosition position,
            Collection<Item> conversations) {
        Instant now = messenger.now();
        FeedMarks store = new FeedMarks(operation, user);
        Map<UUID, FeedPosition.Mark> marks = store.of(position, now);
        FeedReading reading = new FeedReading(operation, now, MOST);
        Map<UUID, FeedPosition.Mark> moved = new HashMap<>();
        for (ConversationItem each : conversations.stream().map(ConversationItem::of).toList()) {
            FeedPosition.Mark before = marks.getOrDefault(each.group(), FeedPosition.Mark.NONE);
            FeedPosition.Mark after = reading.read(each, before);
            if (!after.equals(before)) {
                moved.put(each.group(), after);
            }
        }
        marks.putAll(moved);
        marks.values().removeIf(FeedPosition.Mark.NONE::equals);
        List<FeedEvent> events = reading.events();
        return new FeedNews(events, moved.isEmpty() && !FeedMarks.ages(position, now)
                ? position
                : store.moved(position, moved, marks, messenger.freshId(), now), reading.more());
    }
}
