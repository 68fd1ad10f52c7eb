package dev.millrace.server.live;

import dev.millrace.item.Key;
import java.util.Optional;
import java.util.UUID;

/// What an item of the messages table that was written means to open pages, told by its key (see
/// [dev.millrace.messages.MessagesTable]).
sealed interface Touched {
    UUID group();

    /// A message was sent, changed or deleted.
    record OfMessage(UUID group, long seq) implements Touched {}

    /// A conversation changed in the list of one user: a new message, a position read.
    record OfConversation(UUID user, UUID group) implements Touched {}

    static Optional<Touched> by(Key key) {
        String[] parts = key.partition().split("#", 3);
        return switch (parts[0]) {
            case "MSG" -> Optional.of(
                    new OfMessage(UUID.fromString(parts[1]), Long.parseLong(key.sort())));
            case "GRP" -> Optional.of(new OfConversation(UUID.fromString(parts[1]),
                    UUID.fromString(key.sort())));
            default -> Optional.empty();
        };
    }
}
