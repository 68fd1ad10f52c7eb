package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.item.Item;
import dev.millrace.messages.Anchor;
import dev.millrace.messages.Conversation;
import dev.millrace.messages.ConversationPage;
import dev.millrace.messages.Identity;
import dev.millrace.messages.Message;
import dev.millrace.messages.MessagePage;
import dev.millrace.messages.MessagesTable;
import dev.millrace.messages.Messenger;
import dev.millrace.store.Cursor;
import dev.millrace.store.Page;
import dev.millrace.store.Store;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Fifty users who send, read, edit, delete, begin conversations, join, leave and block, on a store
/// that fails them; and the checks that in the end everything is as it must be.
public final class MessagesSimulation {
    public static final int USERS = 50;
    private final Store store;
    private final Messenger steady;
    private final ChatBoard board = new ChatBoard();
    private final List<ChatActor> actors;

    /// @param steady the store without failures
    /// @param failing the same as users have it
    public MessagesSimulation(long seed, Store steady, Store failing, InstantSource clock) {
        this.store = steady;
        this.steady = new Messenger(steady, clock, new Random(seed));
        List<UUID> users = IntStream.range(0, USERS).mapToObj(this::user).toList();
        Messenger theirs = new Messenger(failing, clock, new Random(seed + 1));
        actors = users.stream()
                .map(user -> new ChatFollower(user, this.steady.feed().now(user).value()))
                .map(follower -> new ChatActor(users, follower, theirs, board, seed * 100))
                .toList();
    }

    List<ChatActor> actors() {
        return actors;
    }

    /// Lets all users do so many things, each on a thread of their own, while the store loses
    /// replies and connections; then checks everything. For a store that keeps the views inside
    /// its transactions.
    public static void atOnce(Store store, long seed, int steps) {
        RandomGenerator random = new Random(seed);
        FaultyStore failing = new FaultyStore(store, FaultyStore.Between.losing(random, 40));
        MessagesSimulation simulation = new MessagesSimulation(seed, store, failing,
                InstantSource.system());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            simulation.actors.forEach(actor -> running.add(threads.submit(() -> {
                IntStream.range(0, steps).forEach(_ -> actor.step());
                actor.finish();
            })));
            for (Future<?> each : running) {
                each.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
        simulation.check();
    }

    /// Lets every user come to the end of what they began, without any more failures.
    void finish() {
        actors.forEach(ChatActor::finish);
    }

    /// Checks everything; the views must have seen all changes.
    void check() {
        Map<UUID, SortedMap<Long, Message>> seen = new HashMap<>();
        for (ChatActor actor : actors) {
            while (actor.follower().ask(steady, board)) {
                // There is more.
            }
            check(actor, seen);
        }
        seen.values().forEach(MessagesSimulation::checkOrder);
        checkTexts();
    }

    private void check(ChatActor actor, Map<UUID, SortedMap<Long, Message>> seen) {
        List<Conversation> list = list(actor.user());
        Map<UUID, SortedMap<Long, Message>> all = new HashMap<>();
        Set<UUID> others = new HashSet<>();
        for (Conversation each : list) {
            SortedMap<Long, Message> messages = walk(actor.user(), each.group());
            messages.values().forEach(message -> board.checkSeen(actor.user(), message));
            check(actor, each, messages);
            each.other().ifPresent(person -> assertThat(others.add(person.uuid())).isTrue());
            all.put(each.group(), messages);
            seen.computeIfAbsent(each.group(), _ -> new TreeMap<>()).putAll(messages);
        }
        actor.follower().check(list, all);
    }

    private static void check(ChatActor actor, Conversation each,
            SortedMap<Long, Message> messages) {
        Message newest = messages.sequencedValues().getLast();
        Conversation.Preview last = each.last().orElseThrow();
        assertThat(last).isEqualTo(new Conversation.Preview(newest.seq(), newest.uuid(),
                newest.kind(), newest.sender().uuid(), newest.text(), newest.createdAt(),
                newest.deleted()));
        long sent = messages.values()
                .stream()
                .filter(message -> message.sender().uuid().equals(actor.user()))
                .mapToLong(Message::seq)
                .max()
                .orElse(0);
        long read = Math.max(sent, actor.read(each.group()));
        assertThat(each.unread()).as("unread by %s in %s", actor.user(), each)
                .isEqualTo(messages.tailMap(read + 1).size());
    }

    private static void checkOrder(SortedMap<Long, Message> messages) {
        long next = messages.firstKey();
        Optional<Message> before = Optional.empty();
        for (Message message : messages.values()) {
            assertThat(message.seq()).isEqualTo(next++);
            before.ifPresent(earlier -> {
                assertThat(message.createdAt()).isAfter(earlier.createdAt());
                assertThat(message.uuid().toString()).isGreaterThan(earlier.uuid().toString());
            });
            before = Optional.of(message);
        }
    }

    /// Of all messages stored, those that nobody sees any more included.
    private void checkTexts() {
        Set<UUID> uuids = new HashSet<>();
        Map<String, Integer> counts = new HashMap<>();
        for (Item item : stored()) {
            String text = item.text("message").orElseThrow();
            UUID uuid = UUID.fromString(item.text("message_uuid").orElseThrow());
            assertThat(uuids.add(uuid)).isTrue();
            board.checkText(uuid, text);
            if (!item.has("kind") && !item.has("deleted_at")) {
                counts.merge(ChatBoard.original(text), 1, Integer::sum);
            }
        }
        board.checkSaid(uuids, counts);
    }

    private List<Item> stored() {
        List<Item> messages = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        do {
            Page page = store.tables().scan(MessagesTable.NAME, next, 1000);
            page.items()
                    .stream()
                    .filter(item -> item.text("pk").orElseThrow().startsWith("MSG#"))
                    .forEach(messages::add);
            next = page.next();
        } while (next.isPresent());
        return messages;
    }

    private List<Conversation> list(UUID user) {
        List<Conversation> all = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            ConversationPage page = steady.conversations().list(user, next, 5).value();
            all.addAll(page.conversations());
            next = page.next();
        } while (next.isPresent());
        return all;
    }

    private SortedMap<Long, Message> walk(UUID user, UUID group) {
        SortedMap<Long, Message> all = new TreeMap<>();
        Optional<Anchor> next = Optional.of(Anchor.NEWEST);
        while (next.isPresent()) {
            MessagePage page = steady.messages().page(user, group, next.get(), 30).value();
            page.messages().forEach(each -> all.put(each.seq(), each));
            next = page.before().map(Anchor::before);
        }
        return all;
    }

    private UUID user(int number) {
        return steady.users()
                .signIn(new Identity("simulation", "sub" + number, "u" + number, "U" + number))
                .value()
                .uuid();
    }
}
