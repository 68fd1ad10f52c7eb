package dev.millrace.server.live;

import dev.millrace.api.MessagesReplies;
import dev.millrace.messages.Conversation;
import dev.millrace.messages.ConversationPage;
import dev.millrace.messages.FeedEvent;
import dev.millrace.messages.FeedNews;
import dev.millrace.messages.FeedPosition;
import dev.millrace.messages.Messenger;
import dev.millrace.messages.Receipt;
import dev.millrace.messages.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What one connection has told its user, and what there is to tell now. Everything is read as the
/// user, so nothing is told that they may not see.
final class News {
    private static final int PAGE = 100;

    private final Messenger messenger;
    private final UUID user;
    private final Set<UUID> groups = new HashSet<>();
    private final Map<UUID, Map<UUID, Long>> read = new HashMap<>();
    private FeedPosition position;

    private News(Messenger messenger, UUID user, FeedPosition position) {
        this.messenger = messenger;
        this.user = user;
        this.position = position;
        groups.addAll(conversations());
    }

    /// From now on.
    static News now(Messenger messenger, UUID user) {
        return new News(messenger, user, messenger.feed().now(user).value());
    }

    static News since(Messenger messenger, UUID user, FeedPosition position) {
        return new News(messenger, user, position);
    }

    /// The conversations that the user has.
    Set<UUID> groups() {
        return Set.copyOf(groups);
    }

    /// The id of the last event that was told.
    String id() {
        return position.text();
    }

    /// What is new in any conversation, oldest first in each.
    ///
    /// @throws Refused where the position is too old to tell
    List<LiveEvent> everywhere() {
        List<LiveEvent> events = new ArrayList<>();
        boolean more = true;
        while (more) {
            FeedNews news = messenger.feed().since(user, position).value();
            more = take(news, events);
        }
        return events;
    }

    /// What is new in some conversations, and how far the others have read them.
    List<LiveEvent> of(Set<UUID> some) {
        List<LiveEvent> events = new ArrayList<>();
        boolean more = true;
        while (more) {
            FeedNews news = messenger.feed().since(user, position, some).value();
            more = take(news, events);
        }
        some.stream().filter(groups::contains).forEach(group -> addRead(group, events));
        return events;
    }

    private boolean take(FeedNews news, List<LiveEvent> events) {
        news.events().forEach(event -> events.add(told(event)));
        position = news.next();
        return news.more();
    }

    private LiveEvent told(FeedEvent event) {
        return switch (event) {
            case FeedEvent.MessageChanged changed ->
                LiveEvent.of("message", MessagesReplies.message(changed.message()));
            case FeedEvent.ConversationChanged changed -> {
                groups.add(changed.group());
                yield LiveEvent.of("group",
                        MessagesReplies.conversation(changed.conversation()));
            }
            case FeedEvent.ConversationClosed closed -> {
                groups.remove(closed.group());
                read.remove(closed.group());
                yield LiveEvent.of("group_closed",
                        Map.of("message_group_uuid", closed.group()));
            }
        };
    }

    private void addRead(UUID group, List<LiveEvent> events) {
        Map<UUID, Long> before = read.getOrDefault(group, Map.of());
        Map<UUID, Long> now = new HashMap<>();
        for (Receipt each : receipts(group)) {
            UUID reader = each.person().uuid();
            now.put(reader, each.readSeq());
            if (before.getOrDefault(reader, 0L) < each.readSeq()) {
                events.add(readEvent(group, reader, each.readSeq()));
            }
        }
        read.put(group, now);
    }

    private List<Receipt> receipts(UUID group) {
        try {
            return messenger.conversations().receipts(user, group).value();
        } catch (Refused left) {
            return List.of();
        }
    }

    private static LiveEvent readEvent(UUID group, UUID reader, long seq) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("message_group_uuid", group);
        data.put("user_uuid", reader);
        data.put("seq", seq);
        return LiveEvent.of("read", data);
    }

    private List<UUID> conversations() {
        List<UUID> all = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            ConversationPage page = messenger.conversations().list(user, next, PAGE).value();
            page.conversations().stream().map(Conversation::group).forEach(all::add);
            next = page.next();
        } while (next.isPresent());
        return all;
    }
}
