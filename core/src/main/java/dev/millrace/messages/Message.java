package dev.millrace.messages;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A message of a conversation.
///
/// @param seq its place in the conversation, from 1 on without gaps
/// @param text empty where it was deleted; of a notice see [Kind]
/// @param createdAt to the millisecond; later than that of any message before it
/// @param editedAt of the last edit
public record Message(UUID group, long seq, UUID uuid, Kind kind, Person sender,
        String text,
        Instant createdAt, Optional<Instant> editedAt, boolean deleted) {

    /// What a message is: a text, or a notice of what its sender did to the group.
    public enum Kind {
        /// What somebody wrote.
        TEXT,
        /// Members were added; the text is their handles, with spaces between.
        ADDED,
        /// The sender left.
        LEFT,
        /// The group got a new title, which is the text.
        TITLED,
        /// The group keeps messages for as many seconds as the text says, for ever if it is empty.
        RETAINED
    }

    Message from(Person now) {
        return new Message(group, seq, uuid, kind, now, text, createdAt, editedAt, deleted);
    }
}
