package dev.millrace.server.live;

import dev.millrace.api.LiveSignals;
import dev.millrace.item.Key;
import dev.millrace.messages.Messenger;
import dev.millrace.messages.Person;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// All open streams of this process. What this process writes reaches them at once, told by its
/// keys; what others write, within a moment, by looking again whenever the store says that somebody
/// else has changed it.
public final class LiveHub implements LiveSignals, AutoCloseable {
    /// Streams of one user; a page has one.
    static final int MOST_PER_USER = 30;
    private static final Duration LOOK = Duration.ofMillis(200);
    /// Who reloads a page has not gone.
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final Messenger messenger;
    private final LongSupplier foreign;
    private final InstantSource clock;
    private final Registry registry = new Registry();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live").factory());
    private volatile long seen;
    private volatile boolean closed;

    /// @param messenger reads for the pages; if it is cached, what [#wrote] hears must be forgotten
    ///            before
    /// @param foreign a number that moves when another process has, or may have, changed the store
    public LiveHub(Messenger messenger, LongSupplier foreign, InstantSource clock) {
        this.messenger = messenger;
        this.foreign = foreign;
        this.clock = clock;
        this.seen = foreign.getAsLong();
    }

    /// Begins to look for what other processes write.
    ///
    /// @param warn hears why it could not look; it tries again
    public void start(Consumer<String> warn) {
        var _ = timer.scheduleWithFixedDelay(() -> {
            try {
                lookForOthers();
            } catch (RuntimeException e) {
                warn.accept("open pages wait for what others write: " + e.getMessage());
            }
        }, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Hears which items this process has written.
    public void wrote(Collection<Key> keys) {
        List<Touched> touched = keys.stream().flatMap(key -> Touched.by(key).stream()).toList();
        registry.concerned(touched)
                .forEach((connection, changed) -> connection.mailbox().changed(changed));
    }

    /// Streams to a user's page until it goes.
    ///
    /// @param lastId the id of the last event that the page has seen
    /// @return done when the stream has ended
    public CompletableFuture<Void> open(UUID user, Optional<String> lastId, OutputStream out) {
        LiveConnection connection = new LiveConnection(user, messenger, this, out, clock);
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                registry.enter(connection);
                if (closed) {
                    connection.mailbox().close();
                }
                connection.run(lastId);
            } finally {
                leave(connection);
                done.complete(null);
            }
        });
        return done;
    }

    /// Whether the user has as many streams as anybody may have.
    public boolean isFull(UUID user) {
        return registry.of(user).size() >= MOST_PER_USER;
    }

    public int connections() {
        return registry.size();
    }

    @Override
    public void typing(UUID group, Person person, List<Person> members) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("message_group_uuid", group);
        data.put("user_uuid", person.uuid());
        data.put("handle", person.handle());
        data.put("display_name", person.displayName());
        LiveEvent event = LiveEvent.of("typing", data);
        members.stream()
                .filter(each -> !each.uuid().equals(person.uuid()))
                .flatMap(each -> registry.of(each.uuid()).stream())
                .forEach(connection -> connection.mailbox().passing(event));
    }

    /// Ends all streams; their pages come back to whoever serves then.
    @Override
    public void close() {
        closed = true;
        timer.shutdownNow();
        registry.forEach(connection -> connection.mailbox().close());
    }

    /// Notes which conversations a connection shows.
    void shows(LiveConnection connection, Set<UUID> before, Set<UUID> now) {
        registry.shows(connection, before, now);
    }

    /// Says that somebody is there now, if they were not before; who else is, is the answer.
    Set<UUID> greet(LiveConnection connection, Set<UUID> groups) {
        if (registry.of(connection.user()).size() == 1) {
            presence(connection.user(), groups, true);
        }
        Set<UUID> others = new TreeSet<>(registry.usersShowing(groups));
        others.remove(connection.user());
        return others;
    }

    private void leave(LiveConnection connection) {
        Set<UUID> groups = connection.shown();
        registry.leave(connection);
        registry.shows(connection, groups, Set.of());
        try {
            var _ = timer.schedule(() -> {
                if (registry.of(connection.user()).isEmpty()) {
                    presence(connection.user(), groups, false);
                }
            }, FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            // There is nobody left to tell.
        }
    }

    private void presence(UUID user, Set<UUID> groups, boolean online) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("user_uuid", user);
        data.put("online", online);
        LiveEvent event = LiveEvent.of("presence", data);
        registry.usersShowing(groups)
                .stream()
                .filter(each -> !each.equals(user))
                .flatMap(each -> registry.of(each).stream())
                .forEach(each -> each.mailbox().passing(event));
    }

    private void lookForOthers() {
        long now = foreign.getAsLong();
        if (now != seen) {
            seen = now;
            registry.forEach(connection -> connection.mailbox().everything());
        }
    }
}
