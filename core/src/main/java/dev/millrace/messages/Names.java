package dev.millrace.messages;

import static dev.millrace.messages.MessagesTable.NAME;
import static dev.millrace.messages.MessagesTable.OTHER_REVISION;

import dev.millrace.item.Item;
import dev.millrace.item.Value;
import dev.millrace.store.Condition;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.Query;
import dev.millrace.store.Write;
import java.util.List;
import java.util.UUID;

/// Tells a user's new name in the conversations of those who talk to them directly. A conversation
/// that is begun meanwhile tells the new name, since it requires the profile that it read.
///
/// The profile notes up to which revision all conversations tell it, so that what a crash cut off is
/// found and finished, see [#finish].
final class Names {
    private Names() {}

    /// Tells the name that the user has now.
    static void tell(Operation operation, UUID user) {
        Profile profile = Profiles.require(operation, user);
        for (Item item : operation.all(Query.of(NAME, Keys.conversations(user)).strong())) {
            ConversationItem own = ConversationItem.of(item);
            own.other().ifPresent(other -> tell(operation, profile, other.uuid(), own.group()));
        }
        attempt(operation, profile.tell());
    }

    /// Finishes what was cut off, if anything was.
    static void finish(Operation operation, UUID user) {
        Profile profile = Profiles.require(operation, user);
        if (profile.told() < profile.revision()) {
            tell(operation, user);
        }
    }

    private static void tell(Operation operation, Profile profile, UUID other, UUID group) {
        Write.Update update = Write.update(NAME, Keys.conversation(other, group));
        attempt(operation, ConversationItem.named(update, profile)
                .when(Condition.compare(
                        OTHER_REVISION, Condition.Relation.LESS, Value.of(profile.revision()))));
    }

    private static void attempt(Operation operation, Write.Update update) {
        try {
            operation.write(List.of(update));
        } catch (ConditionFailed newer) {
            // A later name was told already.
        }
    }
}
