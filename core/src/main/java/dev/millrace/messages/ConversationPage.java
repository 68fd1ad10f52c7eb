package dev.millrace.messages;

import java.util.List;
import java.util.Optional;

/// A page of a user's conversations, the one with the newest message first.
///
/// @param next cursor of the next page, empty after the last one
public record ConversationPage(List<Conversation> conversations, Optional<String> next) {
    public ConversationPage {
        conversations = List.copyOf(conversations);
    }
}
