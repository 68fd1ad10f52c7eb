package dev.millrace.messages;

import java.util.List;
import java.util.Optional;

/// A page of a conversation's messages, oldest first.
///
/// @param before where to go on towards older messages, `Anchor.before(…)`; empty at the beginning
/// @param after where to go on towards newer ones, `Anchor.after(…)`; empty at the end
public record MessagePage(List<Message> messages, Optional<Long> before, Optional<Long> after) {
    public MessagePage {
        messages = List.copyOf(messages);
    }
}
