package dev.millrace.messages;

import static dev.millrace.messages.MessagesTable.INBOX;
import static dev.millrace.messages.MessagesTable.INBOX_INDEX;
import static dev.millrace.messages.MessagesTable.LAST_AT;
import static dev.millrace.messages.MessagesTable.NAME;

import dev.millrace.item.Item;
import dev.millrace.store.Cursor;
import dev.millrace.store.Page;
import dev.millrace.store.Query;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Reads one user's conversations.
final class Inbox {
    private static final int MOST = 100;
    private final Operation operation;
    private final UUID user;

    Inbox(Operation operation, UUID user) {
        this.operation = operation;
        this.user = user;
    }

    ConversationPage page(Optional<String> after, int limit, Instant now) {
        requireLimit(limit);
        Page page = operation.query(Query.of(NAME, user.toString())
                .index(INBOX_INDEX)
                .descending()
                .limit(limit)
                .after(after.map(this::cursor)));
        List<Conversation> conversations = page.items()
                .stream()
                .map(item -> ConversationItem.of(item).conversation(now))
                .toList();
        return new ConversationPage(conversations, page.next().map(Inbox::text));
    }

    /// The conversation that comes behind a cursor in the list, or the first one.
    Optional<ConversationItem> next(Optional<String> after) {
        return operation.query(Query.of(NAME, user.toString())
                .index(INBOX_INDEX)
                .descending()
                .limit(1)
                .after(after.map(this::cursor)))
                .items()
                .stream()
                .map(ConversationItem::of)
                .findAny();
    }

    /// The user's item of a group that they are a member of, as it stands now.
    ConversationItem require(UUID group) {
        return operation.get(Keys.conversation(user, group))
                .map(ConversationItem::of)
                .filter(ConversationItem::open)
                .orElseThrow(() -> new Refused(Refusal.MESSAGE_GROUP_UNKNOWN,
                        "there is no such conversation"));
    }

    /// All of the user's conversations, in no useful order, as they stand now.
    List<ConversationItem> all() {
        return operation.all(Query.of(NAME, Keys.conversations(user)).strong())
                .stream()
                .map(ConversationItem::of)
                .filter(ConversationItem::open)
                .toList();
    }

    static void requireLimit(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Refused(Refusal.LIMIT_INVALID, "a limit is 1 to " + MOST);
        }
    }

    /// The cursor behind a conversation.
    static String cursor(ConversationItem item) {
        return text(new Cursor(item.item()));
    }

    /// The group in a cursor.
    static UUID groupOf(String cursor) {
        try {
            return UUID.fromString(cursor.substring(cursor.indexOf('_') + 1));
        } catch (IllegalArgumentException e) {
            throw wrongCursor();
        }
    }

    static Refused wrongCursor() {
        return new Refused(Refusal.CURSOR_INVALID,
                "a cursor is what the page before gave, unchanged");
    }

    private static String text(Cursor cursor) {
        return cursor.keys().text(LAST_AT).orElseThrow() + "_"
                + cursor.keys().text(MessagesTable.SORT).orElseThrow();
    }

    private Cursor cursor(String text) {
        try {
            int at = text.indexOf('_');
            String time = Times.text(Times.parse(text.substring(0, Math.max(0, at))));
            UUID group = UUID.fromString(text.substring(at + 1));
            Item keys = MessagesTable.SCHEMA.itemOf(Keys.conversation(user, group));
            return new Cursor(keys.with(INBOX, user.toString()).with(LAST_AT, time));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw wrongCursor();
        }
    }
}
