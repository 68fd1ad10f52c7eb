package dev.millrace.api;

import dev.millrace.messages.Messenger;
import dev.millrace.messages.User;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// All endpoints of the messages application. They answer who is signed in: the door verifies the
/// token and names the caller in the request.
public final class MessagesEndpoints {
    private final MessagesDoor door;
    private final LiveSignals live;

    /// @param limit how fast each user may change something
    /// @param live hears what is not stored
    public MessagesEndpoints(Messenger messenger, RateLimit limit, LiveSignals live,
            InstantSource clock) {
        this.door = new MessagesDoor(messenger, limit, clock);
        this.live = live;
    }

    public List<Endpoint> all() {
        return Stream.of(new ConversationEndpoints(door, live).all(),
                new MessageEndpoints(door).all(), new PeopleEndpoints(door).all())
                .flatMap(List::stream)
                .map(Endpoint::forSignedIn)
                .toList();
    }

    /// The user behind a verified principal, made at first sight.
    public User user(Principal principal) {
        return door.user(principal);
    }
}
