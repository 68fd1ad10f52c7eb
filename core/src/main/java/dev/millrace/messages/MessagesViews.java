package dev.millrace.messages;

import static dev.millrace.messages.MessagesTable.LAST_AT;
import static dev.millrace.messages.MessagesTable.LAST_CHANGE;
import static dev.millrace.messages.MessagesTable.LAST_DELETED;
import static dev.millrace.messages.MessagesTable.LAST_EXPIRES;
import static dev.millrace.messages.MessagesTable.LAST_KIND;
import static dev.millrace.messages.MessagesTable.LAST_ORDER;
import static dev.millrace.messages.MessagesTable.LAST_SENDER;
import static dev.millrace.messages.MessagesTable.LAST_SEQ;
import static dev.millrace.messages.MessagesTable.LAST_UUID;
import static dev.millrace.messages.MessagesTable.MESSAGE;
import static dev.millrace.messages.MessagesTable.NAME;
import static dev.millrace.messages.MessagesTable.OWN_SEQ;
import static dev.millrace.messages.MessagesTable.SCHEMA;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.Value;
import dev.millrace.store.Query;
import dev.millrace.view.FactReader;
import dev.millrace.view.Source;
import dev.millrace.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What messages make of the conversations of those they were sent to: the preview, the time that
/// the list is ordered by, the count that unread messages are counted from. Newer never loses to
/// older, in whatever order they arrive.
public final class MessagesViews {
    /// A later version of a message wins over an earlier one of the same.
    private static final long VERSIONS = 1_000_000;
    private static final Source<MessageItem> MESSAGES = new Source<>("messages", NAME,
            key -> key.partition().startsWith(Keys.MESSAGES), MessageItem::of);

    private MessagesViews() {}

    public static List<View<?>> all() {
        return List.of(newest(), own());
    }

    private static View<?> newest() {
        return View.of("conversations", 1)
                .from(MESSAGES)
                .into(SCHEMA)
                .keyedByEach(MessagesViews::conversations)
                .latest(LAST_ORDER, MessagesViews::order, MessagesViews::preview)
                .last(LAST_CHANGE, MessageItem::change)
                .requeriedBy(MessagesViews::messages);
    }

    /// What somebody sent, they have read up to.
    private static View<?> own() {
        return View.of("sent", 1)
                .from(MESSAGES)
                .into(SCHEMA)
                .keyedBy(each -> Keys.conversation(each.message().sender().uuid(),
                        each.message().group()))
                .last(OWN_SEQ, each -> each.message().seq())
                .requeriedBy(MessagesViews::messages);
    }

    private static List<Key> conversations(MessageItem each) {
        return each.members()
                .stream()
                .map(user -> Keys.conversation(user, each.message().group()))
                .toList();
    }

    private static Value order(MessageItem each) {
        return Value.of(each.message().seq() * VERSIONS
                + Math.min(each.version(), VERSIONS - 1));
    }

    private static Map<String, Value> preview(MessageItem each) {
        Message message = each.message();
        return Map.of(MESSAGE, Value.of(message.text()),
                LAST_SEQ, Value.of(message.seq()),
                LAST_UUID, Value.of(message.uuid().toString()),
                LAST_AT, Value.of(Times.text(message.createdAt())),
                LAST_KIND, Value.of(message.kind().name()),
                LAST_SENDER, Value.of(message.sender().uuid().toString()),
                LAST_DELETED, Value.of(message.deleted()),
                LAST_EXPIRES, Value.of(each.expires()));
    }

    /// All messages of the conversation's group. Only asked for when a message's item was removed
    /// by hand: what users do only makes newer versions.
    private static List<Item> messages(Key conversation, FactReader reader) {
        UUID group = UUID.fromString(conversation.sort());
        long last = reader.get(NAME, Keys.group(group))
                .map(item -> Group.of(group, item).lastSeq())
                .orElse(0L);
        List<Item> messages = new ArrayList<>();
        for (long bucket = 0; bucket * Keys.BUCKET < last; bucket++) {
            messages.addAll(reader.query(Query.of(NAME, Keys.messages(group, bucket))));
        }
        return messages;
    }
}
