package dev.millrace.testkit;

import dev.millrace.messages.Anchor;
import dev.millrace.messages.Conversation;
import dev.millrace.messages.Message;
import dev.millrace.messages.Messenger;
import dev.millrace.messages.Refused;
import dev.millrace.store.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/// One simulated user. What it has begun and was not told the end of, it does again, with the same
/// client's id, until it is told; or, where it gave none, it leaves it at that.
final class ChatActor {
    private static final int NEIGHBOURS = 4;
    private final List<UUID> users;
    private final int self;
    private final Messenger messenger;
    private final ChatBoard board;
    private final SplittableRandom random;
    private final ChatFollower follower;
    private final Map<UUID, Long> read = new HashMap<>();
    private final Map<UUID, String> tags = new HashMap<>();
    private final List<Message> own = new ArrayList<>();
    private Optional<Runnable> pending = Optional.empty();
    private boolean busy;

    ChatActor(List<UUID> users, ChatFollower follower, Messenger messenger, ChatBoard board,
            long seed) {
        this.users = users;
        this.self = users.indexOf(follower.user());
        this.messenger = messenger;
        this.board = board;
        this.random = new SplittableRandom(seed + self);
        this.follower = follower;
    }

    UUID user() {
        return users.get(self);
    }

    ChatFollower follower() {
        return follower;
    }

    /// The last position that it knows to be marked as read.
    long read(UUID group) {
        return read.getOrDefault(group, 0L);
    }

    /// Does one thing, or that once more whose end it was not told; nothing while it is at one.
    void step() {
        if (busy) {
            return;
        }
        busy = true;
        try {
            Runnable action = pending.orElseGet(this::next);
            pending = Optional.of(action);
            action.run();
            pending = Optional.empty();
        } catch (Refused refused) {
            pending = Optional.empty();
        } catch (StoreException trouble) {
            // It was cut off, and does it again.
        } finally {
            busy = false;
        }
    }

    /// Comes to the end of what it has begun.
    void finish() {
        while (pending.isPresent()) {
            step();
        }
    }

    private Runnable next() {
        int dice = random.nextInt(100);
        if (dice < 22) {
            return say(neighbour());
        }
        if (dice < 45) {
            return known().map(this::post).orElse(this::look);
        }
        if (dice < 60) {
            return own.isEmpty() ? this::look : amend(own.get(random.nextInt(own.size())));
        }
        if (dice < 72) {
            return known().map(this::mark).orElse(this::look);
        }
        if (dice < 84) {
            return dice % 2 == 0 ? this::look : () -> follower.ask(messenger, board);
        }
        return dice < 94 ? group(dice) : block(neighbour(), dice % 2 == 0);
    }

    private Runnable say(int other) {
        String tag = tag(other);
        board.admit(tag, user(), users.get(other));
        Optional<String> id = clientId();
        return sending(board.text(tag), id, text -> messenger.conversations()
                .start(user(), users.get(other), text, id)
                .value(), tag);
    }

    private Runnable post(UUID group) {
        String tag = tag(group);
        Optional<String> id = clientId();
        return sending(board.text(tag), id,
                text -> messenger.messages().send(user(), group, text, id).value(), tag);
    }

    private Runnable sending(String text, Optional<String> id, Send send, String tag) {
        return () -> {
            if (id.isEmpty() && board.fates().containsKey(text)) {
                return;
            }
            board.fate(text, ChatBoard.Fate.MAYBE);
            try {
                Message message = send.send(text);
                board.said(message);
                own.add(message);
                tags.put(message.group(), tag);
            } catch (Refused refused) {
                board.fate(text, ChatBoard.Fate.NOT_SAID);
                throw refused;
            }
        };
    }

    private Runnable amend(Message message) {
        boolean delete = random.nextInt(4) == 0;
        String text = delete
                ? ""
                : ChatBoard.original(message.text()) + " edit " + board.number();
        return () -> {
            board.mayBecome(message.uuid(), text);
            if (delete) {
                messenger.messages().delete(user(), message.group(), message.uuid());
                own.removeIf(each -> each.uuid().equals(message.uuid()));
            } else {
                messenger.messages().edit(user(), message.group(), message.uuid(), text);
            }
            board.became(message.uuid(), text);
        };
    }

    private Runnable mark(UUID group) {
        int back = random.nextInt(3);
        return () -> {
            List<Message> newest = page(group, Anchor.NEWEST);
            if (newest.size() > back) {
                long seq = newest.get(newest.size() - 1 - back).seq();
                messenger.conversations().markRead(user(), group, seq);
                read.merge(group, seq, Math::max);
            }
        };
    }

    private Runnable group(int dice) {
        Optional<UUID> several = tags.entrySet()
                .stream()
                .filter(each -> each.getValue().startsWith("G"))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
        if (several.isEmpty() || dice < 87) {
            return startGroup();
        }
        UUID group = several.get();
        return dice < 92 ? add(group, users.get(neighbour())) : () -> {
            tags.remove(group);
            messenger.conversations().leave(user(), group);
        };
    }

    private Runnable startGroup() {
        String tag = "G" + self + "-" + board.number();
        Set<UUID> others = new HashSet<>();
        while (others.size() < 3) {
            others.add(users.get(neighbour()));
        }
        board.admit(tag, user());
        others.forEach(each -> board.admit(tag, each));
        Optional<String> id = clientId();
        return sending(board.text(tag), id, text -> messenger.conversations()
                .startGroup(user(), others, tag, text, id)
                .value(), tag);
    }

    private Runnable add(UUID group, UUID person) {
        board.admit(tag(group), person);
        return () -> messenger.conversations().add(user(), group, Set.of(person));
    }

    private Runnable block(int other, boolean block) {
        return () -> {
            if (block && random.nextInt(3) == 0) {
                messenger.users().block(user(), users.get(other));
            } else {
                messenger.users().unblock(user(), users.get(other));
            }
        };
    }

    /// Looks at the list and at one of the conversations, and learns of new ones.
    private void look() {
        List<Conversation> list = messenger.conversations()
                .list(user(), Optional.empty(), 20)
                .value()
                .conversations();
        for (Conversation each : list) {
            each.other()
                    .ifPresent(person -> tags.put(each.group(),
                            tag(users.indexOf(person.uuid()))));
            if (each.other().isEmpty()) {
                tags.put(each.group(), each.title());
            }
        }
        if (!list.isEmpty()) {
            page(list.get(random.nextInt(list.size())).group(), Anchor.FIRST_UNREAD);
        }
    }

    private List<Message> page(UUID group, Anchor anchor) {
        List<Message> messages = messenger.messages()
                .page(user(), group, anchor, 10)
                .value()
                .messages();
        messages.forEach(each -> board.checkSeen(user(), each));
        return messages;
    }

    private Optional<UUID> known() {
        List<UUID> groups = tags.keySet().stream().sorted().toList();
        return groups.isEmpty()
                ? Optional.empty()
                : Optional.of(groups.get(random.nextInt(groups.size())));
    }

    private int neighbour() {
        return (self + 1 + random.nextInt(NEIGHBOURS) + users.size()
                - (random.nextBoolean() ? 0 : NEIGHBOURS + 1)) % users.size();
    }

    private String tag(UUID group) {
        return tags.getOrDefault(group, "");
    }

    private String tag(int other) {
        return "D" + Math.min(self, other) + "-" + Math.max(self, other);
    }

    private Optional<String> clientId() {
        return random.nextInt(4) == 0 ? Optional.empty() : Optional.of("c" + board.number());
    }

    private interface Send {
        Message send(String text);
    }
}
