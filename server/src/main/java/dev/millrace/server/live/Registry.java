package dev.millrace.server.live;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

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

    /// Whom to tell what was touched: each connection once, with all conversations it is about.
    /// Others than their user hear of them too, for they show how far that user has read.
    Map<LiveConnection, Set<UUID>> concerned(Collection<Touched> touched) {
        Map<LiveConnection, Set<UUID>> concerned = new HashMap<>();
        for (Touched each : touched) {
            Stream.concat(showing(each.group()).stream(), of(each.user()).stream())
                    .forEach(connection -> concerned
                            .computeIfAbsent(connection, _ -> new HashSet<>())
                            .add(each.group()));
        }
        return concerned;
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
