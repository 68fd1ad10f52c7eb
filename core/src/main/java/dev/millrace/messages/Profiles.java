package dev.millrace.messages;

import dev.millrace.store.Consistency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Finds profiles.
final class Profiles {
    private Profiles() {}

    /// As it stands now.
    ///
    /// @throws Refused where there is no such user
    static Profile require(Operation operation, UUID user) {
        return operation.get(Keys.profile(user))
                .map(Profile::of)
                .orElseThrow(() -> new Refused(Refusal.USER_UNKNOWN, "there is no such user"));
    }

    /// Whom to show, which may be a moment old.
    static Optional<Person> find(Operation operation, UUID user) {
        return operation.get(Keys.profile(user), Consistency.EVENTUAL)
                .map(item -> Profile.of(item).user().person());
    }

    /// Messages under the names that their senders have now.
    static List<Message> named(Operation operation, List<Message> messages) {
        Map<UUID, Person> people = new HashMap<>();
        return messages.stream()
                .map(each -> each.from(people.computeIfAbsent(each.sender().uuid(),
                        uuid -> find(operation, uuid).orElse(each.sender()))))
                .toList();
    }
}
