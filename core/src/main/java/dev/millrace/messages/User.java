package dev.millrace.messages;

import java.util.UUID;

/// A user as they see themselves.
///
/// @param sharesReceipts whether others are told how far this user has read
public record User(Person person, boolean sharesReceipts) {
    public UUID uuid() {
        return person.uuid();
    }

    public String handle() {
        return person.handle();
    }

    public String displayName() {
        return person.displayName();
    }
}
