package dev.millrace.server.live;

import dev.millrace.item.Key;
import java.util.Optional;
import java.util.UUID;

/// A user's conversation that was written: a message came or changed, or somebody has read.
record Touched(UUID user, UUID group) {
    private static final String CONVERSATION = "GRP#";

    /// What an item of the messages table is, told by its key (see
    /// [dev.millrace.messages.MessagesTable]).
    static Optional<Touched> by(Key key) {
        if (!key.partition().startsWith(CONVERSATION)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Touched(
                    UUID.fromString(key.partition().substring(CONVERSATION.length())),
                    UUID.fromString(key.sort())));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
