package dev.millrace.server.live;

import dev.millrace.api.MessagesReplies;
import dev.millrace.messages.Anchor;
import dev.millrace.messages.Conversation;
import dev.millrace.messages.ConversationPage;
import dev.millrace.messages.Conversations;
import dev.millrace.messages.Message;
import dev.millrace.messages.MessagePage;
import dev.millrace.messages.Messenger;
import dev.millrace.messages.Receipt;
import dev.millrace.messages.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// One connection's view of its user's conversations: what it has told of each, and what there is
/// to tell now. Everything is read as the user, so nothing is told that they may not see.
final class Feed {
    private static final int PAGE = 100;
    private static final int RECENT = 200;

    private final Messenger messenger;
    private final UUID user;
    private final Map<UUID, Told> told = new HashMap<>();
    /// The last messages that were told: one that is found again as it was is not told twice.
    private final Map<UUID, Message> recent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Message> eldest) {
            return size() > RECENT;
        }
    };

    Feed(Messenger messenger, UUID user) {
        this.messenger = messenger;
        this.user = user;
    }

    /// What was told of one conversation.
    ///
    /// @param seq of its newest message
    private record Told(long seq, Conversation row, Map<UUID, Long> read) {}

    Set<UUID> groups() {
        return Set.copyOf(told.keySet());
    }

    /// Takes everything that is there for told.
    void begin() {
        conversations().forEach(each -> told.put(each.group(),
                new Told(seq(each), each, Map.of())));
    }

    /// What was sent since some time, of every conversation: oldest first in each.
    ///
    /// @return empty where that is more than a page wants to be told so
    Optional<List<LiveEvent>> since(Instant time, int most) {
        List<LiveEvent> events = new ArrayList<>();
        for (Conversation each : conversations()) {
            if (each.last().filter(last -> !last.createdAt().isBefore(time)).isPresent()) {
                List<Message> messages = since(each.group(), time, most);
                messages.forEach(message -> events.add(event(message)));
                events.add(LiveEvent.of("group", MessagesReplies.conversation(each)));
            }
            if (events.size() > most) {
                return Optional.empty();
            }
        }
        return Optional.of(events);
    }

    private List<Message> since(UUID group, Instant time, int most) {
        List<Message> messages = new ArrayList<>();
        Anchor anchor = Anchor.NEWEST;
        while (messages.size() <= most) {
            MessagePage page = messenger.messages().page(user, group, anchor, PAGE).value();
            List<Message> younger = page.messages()
                    .stream()
                    .filter(each -> !each.createdAt().isBefore(time))
                    .toList();
            messages.addAll(0, younger);
            if (page.before().isEmpty() || younger.size() < page.messages().size()) {
                return messages;
            }
            anchor = Anchor.before(page.before().get());
        }
        return messages;
    }

    /// What is new in any conversation.
    List<LiveEvent> everything() {
        List<LiveEvent> events = new ArrayList<>();
        for (Conversation each : conversations()) {
            Told before = told.get(each.group());
            if (before == null || !before.row().equals(each)) {
                events.addAll(conversation(each, new TreeSet<>()));
            }
        }
        return events;
    }

    /// What is new in one conversation.
    ///
    /// @param changed messages that were sent or changed
    List<LiveEvent> conversation(UUID group, NavigableSet<Long> changed) {
        try {
            return conversation(messenger.conversations().find(user, group).value(), changed);
        } catch (Refused notMine) {
            told.remove(group);
            return List.of();
        }
    }

    private List<LiveEvent> conversation(Conversation row, NavigableSet<Long> changed) {
        UUID group = row.group();
        Told before = told.getOrDefault(group, new Told(0, row, Map.of()));
        NavigableSet<Long> wanted = new TreeSet<>(changed);
        long newest = Math.max(seq(row), changed.isEmpty() ? 0 : changed.last());
        if (newest > before.seq()) {
            wanted.add(before.seq() + 1);
        }
        List<LiveEvent> events = new ArrayList<>(messages(group, wanted, before.seq()));
        if (!told.containsKey(group) || !row.equals(before.row())) {
            events.add(LiveEvent.of("group", MessagesReplies.conversation(row)));
        }
        Map<UUID, Long> read = read(group);
        read.forEach((reader, seq) -> {
            if (!seq.equals(before.read().get(reader))) {
                events.add(readEvent(group, reader, seq));
            }
        });
        told.put(group, new Told(Math.max(newest, before.seq()), row, read));
        return events;
    }

    /// The messages that are wanted, and all that are newer than what was told.
    private List<LiveEvent> messages(UUID group, NavigableSet<Long> wanted, long toldSeq) {
        List<LiveEvent> events = new ArrayList<>();
        NavigableSet<Long> left = new TreeSet<>(wanted);
        while (!left.isEmpty()) {
            MessagePage page = messenger.messages()
                    .page(user, group, Anchor.after(left.first() - 1), PAGE)
                    .value();
            page.messages()
                    .stream()
                    .filter(each -> each.seq() > toldSeq || wanted.contains(each.seq()))
                    .filter(each -> !each.equals(recent.put(each.uuid(), each)))
                    .forEach(each -> events.add(event(each)));
            if (page.after().isEmpty()) {
                return events;
            }
            left = new TreeSet<>(left.tailSet(page.after().get(), false));
            if (page.after().get() >= toldSeq) {
                left.add(page.after().get() + 1);
            }
        }
        return events;
    }

    private Map<UUID, Long> read(UUID group) {
        Map<UUID, Long> read = new HashMap<>();
        for (Receipt each : messenger.conversations().receipts(user, group).value()) {
            read.put(each.person().uuid(), each.readSeq());
        }
        return read;
    }

    private List<Conversation> conversations() {
        Conversations mine = messenger.conversations();
        List<Conversation> all = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            ConversationPage page = mine.list(user, next, PAGE).value();
            all.addAll(page.conversations());
            next = page.next();
        } while (next.isPresent());
        return all;
    }

    private static long seq(Conversation each) {
        return each.last().map(Conversation.Preview::seq).orElse(0L);
    }

    private static LiveEvent event(Message message) {
        return LiveEvent.of("message", MessagesReplies.message(message));
    }

    private static LiveEvent readEvent(UUID group, UUID reader, long seq) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("message_group_uuid", group);
        data.put("user_uuid", reader);
        data.put("seq", seq);
        return LiveEvent.of("read", data);
    }
}
