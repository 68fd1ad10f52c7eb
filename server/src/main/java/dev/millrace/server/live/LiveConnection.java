package dev.millrace.server.live;

import dev.millrace.store.StoreException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// One page's stream. Runs on a thread of its own, so that a slow reader slows nobody else.
///
/// An event's id is the time at which the reading that found it began. Who comes back with one is
/// told everything sent since a minute before it, some of it twice: long enough for a message that
/// was being written, or not yet in its view, when the connection broke.
final class LiveConnection {
    static final Duration OVERLAP = Duration.ofMinutes(1);
    private static final Duration BEAT = Duration.ofSeconds(15);
    private static final Duration MOST_AGE = Duration.ofHours(1);
    private static final Duration MOST_AWAY = Duration.ofHours(24);
    private static final int MOST_MISSED = 1000;

    private final UUID user;
    private final Feed feed;
    private final LiveHub hub;
    private final OutputStream out;
    private final InstantSource clock;
    private final Mailbox mailbox = new Mailbox();
    private volatile Set<UUID> shown = Set.of();

    LiveConnection(UUID user, Feed feed, LiveHub hub, OutputStream out, InstantSource clock) {
        this.user = user;
        this.feed = feed;
        this.hub = hub;
        this.out = out;
        this.clock = clock;
    }

    UUID user() {
        return user;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    /// The conversations that it was last known to show.
    Set<UUID> shown() {
        return shown;
    }

    /// Tells what happens until the reader goes, the hub stops, or an hour is over: who comes back
    /// then brings a token that still holds.
    void run(Optional<String> lastId) {
        Instant began = clock.instant();
        try {
            feed.begin();
            show();
            ready(lastId, began);
            while (!mailbox.isClosed() && clock.instant().isBefore(began.plus(MOST_AGE))) {
                tell(mailbox.take(BEAT));
            }
        } catch (IOException gone) {
            // The reader has closed the connection.
        } catch (StoreException away) {
            // The reader comes back, and is told what it missed once the store is there again.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ready(Optional<String> lastId, Instant began) throws IOException {
        String id = id(began);
        write(LiveEvent.of("ready", Map.of("online", hub.greet(this, shown))).text(id));
        if (lastId.isPresent()) {
            write(missed(lastId.get(), began), id);
        }
    }

    private List<LiveEvent> missed(String lastId, Instant now) {
        return time(lastId)
                .filter(time -> time.isAfter(now.minus(MOST_AWAY)))
                .flatMap(time -> feed.since(time.minus(OVERLAP), MOST_MISSED))
                .orElseGet(() -> List.of(LiveEvent.of("reset", Map.of())));
    }

    private void tell(Optional<Mailbox.Letters> letters) throws IOException {
        String id = id(clock.instant());
        if (letters.isEmpty()) {
            write(": beat\nid: " + id + "\n\n");
            return;
        }
        for (LiveEvent each : letters.get().passing()) {
            write(each.text());
        }
        for (var group : letters.get().groups().entrySet()) {
            write(feed.conversation(group.getKey(), group.getValue()), id);
        }
        if (letters.get().everything()) {
            write(feed.everything(), id);
        }
        show();
    }

    private void show() {
        Set<UUID> before = shown;
        shown = feed.groups();
        hub.shows(this, before, shown);
    }

    private void write(List<LiveEvent> events, String id) throws IOException {
        for (LiveEvent event : events) {
            write(event.text(id));
        }
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String id(Instant time) {
        return String.valueOf(time.toEpochMilli());
    }

    private static Optional<Instant> time(String id) {
        return id.length() <= 15 && !id.isEmpty() && id.chars().allMatch(Character::isDigit)
                ? Optional.of(Instant.ofEpochMilli(Long.parseLong(id)))
                : Optional.empty();
    }
}
