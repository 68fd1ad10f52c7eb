package dev.millrace.messages;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A conversation as one of its members sees it in the list.
///
/// On DynamoDB what is said of messages follows them by the lag of the change stream; it is of one
/// moment all the same.
///
/// @param other the other person of a direct conversation, empty for a group
/// @param title of a group, empty for a direct conversation
/// @param last the newest message
/// @param unread messages of others behind the last one that this user has read
/// @param readSeq sequence number of the last message read, which is at least the last one sent
public record Conversation(UUID group, Optional<Person> other, String title,
        Optional<Preview> last, long unread, long readSeq) {

    /// The newest message of a conversation, in short.
    ///
    /// @param text empty where the message was deleted or has expired
    public record Preview(long seq, UUID uuid, Message.Kind kind, UUID sender, String text,
            Instant createdAt,
            boolean deleted) {}
}
