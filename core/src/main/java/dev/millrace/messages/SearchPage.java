package dev.millrace.messages;

import java.util.List;
import java.util.Optional;

/// A page of what a search found, newest first within each conversation.
///
/// @param next cursor to search on; a page may be empty and still have one, since a call looks
///            through a thousand messages at most
public record SearchPage(List<Message> messages, Optional<String> next) {
    public SearchPage {
        messages = List.copyOf(messages);
    }
}
