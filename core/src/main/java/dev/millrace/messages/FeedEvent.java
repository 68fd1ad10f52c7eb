package dev.millrace.messages;

import java.util.UUID;

/// What changed for one user.
public sealed interface FeedEvent {
    UUID group();

    /// A message is new, edited or deleted: as it stands now.
    record MessageChanged(Message message) implements FeedEvent {
        @Override
        public UUID group() {
            return message.group();
        }
    }

    /// A conversation is new, or its preview, its names or what is read of it changed. It comes
    /// behind the messages that changed it.
    record ConversationChanged(Conversation conversation) implements FeedEvent {
        @Override
        public UUID group() {
            return conversation.group();
        }
    }

    /// A conversation is gone for this user.
    record ConversationClosed(UUID group) implements FeedEvent {}
}
