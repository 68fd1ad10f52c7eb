package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.messages.Conversation;
import dev.millrace.messages.FeedEvent;
import dev.millrace.messages.FeedNews;
import dev.millrace.messages.FeedPosition;
import dev.millrace.messages.Message;
import dev.millrace.messages.Messenger;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// A page that follows one user's feed and keeps what it is told.
final class ChatFollower {
    private final UUID user;
    private final Map<UUID, SortedMap<Long, Message>> messages = new HashMap<>();
    private final Map<UUID, Conversation> conversations = new HashMap<>();
    private FeedPosition position;

    /// Follows a user who has no conversations yet.
    ChatFollower(UUID user, FeedPosition position) {
        this.user = user;
        this.position = position;
    }

    UUID user() {
        return user;
    }

    /// Asks once; returns whether there is more. What was told counts only once the whole answer
    /// has arrived.
    boolean ask(Messenger messenger, ChatBoard board) {
        FeedNews news = messenger.feed().since(user, position).value();
        news.events().forEach(event -> take(event, board));
        position = FeedPosition.parse(news.next().text()).orElseThrow();
        return news.more();
    }

    private void take(FeedEvent event, ChatBoard board) {
        switch (event) {
            case FeedEvent.MessageChanged(Message message) -> {
                board.checkSeen(user, message);
                messages.computeIfAbsent(message.group(), _ -> new TreeMap<>())
                        .put(message.seq(), message);
            }
            case FeedEvent.ConversationChanged(Conversation conversation) -> conversations
                    .put(conversation.group(), conversation);
            case FeedEvent.ConversationClosed(UUID group) -> {
                messages.remove(group);
                conversations.remove(group);
            }
        }
    }

    /// Checks that it was told of every conversation and every message as they stand now.
    void check(Collection<Conversation> now, Map<UUID, SortedMap<Long, Message>> all) {
        now.forEach(each -> assertThat(conversations.get(each.group())).isEqualTo(each));
        assertThat(conversations).hasSameSizeAs(now);
        all.forEach((group, expected) -> {
            SortedMap<Long, Message> told = messages.getOrDefault(group, new TreeMap<>());
            assertThat(new TreeMap<>(told.tailMap(expected.firstKey()))).as("told of %s", group)
                    .isEqualTo(expected);
        });
    }
}
