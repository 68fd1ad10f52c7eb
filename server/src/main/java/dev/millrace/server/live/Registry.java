package dev.millrace.server.live;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Which streams are open, by their user and by the conversations that they show.
final class Registry {
    private final Map<UUID, Set<LiveConnection>> users = new ConcurrentHashMap<>();
    private final Map<UUID, Set<LiveConnection>> groups = new ConcurrentHashMap<>();

    void enter(LiveConnection connection) {
        add(users, connection.user(), connection);
    }

    /// Notes which conversations a connection shows now.
    void shows(LiveConnection connection, Set<UUID> before, Set<UUID> now) {
        now.forEach(group -> {
            if (!before.contains(group)) {
                add(groups, group, connection);
            }
        });
        before.forEach(group -> {
            if (!now.contains(group)) {
                remove(groups, group, connection);
            }
        });
    }

    void leave(LiveConnection connection) {
        remove(users, connection.user(), connection);
    }

    Set<LiveConnection> of(UUID user) {
        return users.getOrDefault(user, Set.of());
    }

    Set<LiveConnection> showing(UUID group) {
        return groups.getOrDefault(group, Set.of());
    }

    void forEach(Consumer<LiveConnection> action) {
        users.values().forEach(each -> each.forEach(action));
    }

    int size() {
        return users.values().stream().mapToInt(Set::size).sum();
    }

    /// Users with a stream that shows one of these conversations.
    Set<UUID> usersShowing(Collection<UUID> some) {
        Set<UUID> found = new TreeSet<>();
        some.forEach(group -> showing(group).forEach(each -> found.add(each.user())));
        return found;
    }

    /// Whom to tell what was touched: each connection once, with all that it is about.
    Map<LiveConnection, Map<UUID, NavigableSet<Long>>> concerned(Collection<Touched> touched) {
        Map<LiveConnection, Map<UUID, NavigableSet<Long>>> concerned = new HashMap<>();
        for (Touched each : touched) {
            for (LiveConnection connection : concerned(each)) {
                NavigableSet<Long> seqs = concerned
                        .computeIfAbsent(connection, _ -> new HashMap<>())
                        .computeIfAbsent(each.group(), _ -> new TreeSet<>());
                if (each instanceof Touched.OfMessage message) {
                    seqs.add(message.seq());
                }
            }
        }
        return concerned;
    }

    private Set<LiveConnection> concerned(Touched touched) {
        return switch (touched) {
            case Touched.OfMessage message -> showing(message.group());
            case Touched.OfConversation conversation -> {
                Set<LiveConnection> both = new HashSet<>(showing(conversation.group()));
                both.addAll(of(conversation.user()));
                yield both;
            }
        };
    }

    private static void add(Map<UUID, Set<LiveConnection>> index, UUID key,
            LiveConnection connection) {
        index.compute(key, (_, each) -> {
            Set<LiveConnection> all = each == null ? ConcurrentHashMap.newKeySet() : each;
            all.add(connection);
            return all;
        });
    }

    private static void remove(Map<UUID, Set<LiveConnection>> index, UUID key,
            LiveConnection connection) {
        index.computeIfPresent(key, (_, each) -> {
            each.remove(connection);
            return each.isEmpty() ? null : each;
        });
    }
}
