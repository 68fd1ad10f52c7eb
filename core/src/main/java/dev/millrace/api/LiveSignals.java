package dev.millrace.api;

import dev.millrace.messages.Person;
import java.util.List;
import java.util.UUID;

/// Tells open pages what is not stored.
@FunctionalInterface
public interface LiveSignals {
    /// Nobody listens.
    LiveSignals NONE = (_, _, _) -> {};

    /// Somebody is typing in a conversation.
    ///
    /// @param members of the conversation, who types among them
    void typing(UUID group, Person person, List<Person> members);
}
