package dev.millrace.server.live;

import dev.millrace.messages.FeedPosition;
import dev.millrace.messages.Messenger;
import dev.millrace.messages.Refused;
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
/// An event's id is the position in its user's feed up to which everything was told. Events that
/// were found together bear the position before them, all but the last: who loses the connection
/// between them is told them again.
final class LiveConnection {
    private static final Duration BEAT = Duration.ofSeconds(15);
    private static final Duration MOST_AGE = Duration.ofHours(1);

    private final UUID user;
    private final Messenger messenger;
    private final LiveHub hub;
    private final OutputStream out;
    private final InstantSource clock;
    private final Mailbox mailbox = new Mailbox();
    private volatile Set<UUID> shown = Set.of();

    LiveConnection(UUID user, Messenger messenger, LiveHub hub, OutputStream out,
            InstantSource clock) {
        this.user = user;
        this.messenger = messenger;
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
        Instant end = clock.instant().plus(MOST_AGE);
        try {
            News news = begin(lastId);
            while (!mailbox.isClosed() && clock.instant().isBefore(end)) {
                tell(news, mailbox.take(BEAT));
            }
        } catch (IOException gone) {
            // The reader has closed the connection.
        } catch (StoreException | Refused cannotBeToldNow) {
            // The reader comes back, and is told what it missed once that can be read.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private News begin(Optional<String> lastId) throws IOException {
        Optional<FeedPosition> position = lastId.flatMap(FeedPosition::parse);
        if (position.isPresent()) {
            News news = News.since(messenger, user, position.get());
            ready(news);
            return caughtUp(news);
        }
        News news = News.now(messenger, user);
        ready(news);
        return lastId.isPresent() ? reset(news) : news;
    }

    private void ready(News news) throws IOException {
        show(news);
        write(LiveEvent.of("ready", Map.of("online", hub.greet(this, shown))).text(news.id()));
    }

    private News caughtUp(News news) throws IOException {
        try {
            String before = news.id();
            List<LiveEvent> missed = news.everywhere();
            write(missed, before, news.id());
            show(news);
            return news;
        } catch (Refused tooOld) {
            return reset(News.now(messenger, user));
        }
    }

    private News reset(News news) throws IOException {
        show(news);
        write(LiveEvent.of("reset", Map.of()).text(news.id()));
        return news;
    }

    private void tell(News news, Optional<Mailbox.Letters> letters) throws IOException {
        if (letters.isEmpty()) {
            write(": beat\n\n");
            return;
        }
        for (LiveEvent each : letters.get().passing()) {
            write(each.text());
        }
        String before = news.id();
        List<LiveEvent> events = letters.get().everything()
                ? news.everywhere()
                : news.of(letters.get().groups());
        write(events, before, news.id());
        show(news);
    }

    private void show(News news) {
        Set<UUID> before = shown;
        Set<UUID> now = news.groups();
        if (!now.equals(before)) {
            shown = now;
            hub.shows(this, before, now);
        }
    }

    private void write(List<LiveEvent> events, String before, String after) throws IOException {
        for (int i = 0; i < events.size(); i++) {
            write(events.get(i).text(i == events.size() - 1 ? after : before));
        }
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
