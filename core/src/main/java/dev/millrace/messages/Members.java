package dev.millrace.messages;

import java.util.Optional;
import java.util.UUID;

/// Who may see a group: for anybody else it is not there.
final class Members {
    private Members() {}

    /// The group as it stands, read strongly.
    static Optional<Group> find(Operation operation, UUID group) {
        return operation.get(Keys.group(group)).map(item -> Group.of(group, item));
    }

    /// The group as one of its members may see it.
    ///
    /// @throws Refused where the user is no member, or there is none
    static Group require(Operation operation, UUID user, UUID group) {
        return require(find(operation, group), user);
    }

    static Group require(Optional<Group> group, UUID user) {
        return group.filter(each -> each.has(user))
                .orElseThrow(() -> new Refused(Refusal.MESSAGE_GROUP_UNKNOWN,
                        "there is no such conversation"));
    }

    /// @throws Refused for a direct conversation
    static Group requireSeveral(Operation operation, UUID user, UUID uuid) {
        Group group = require(operation, user, uuid);
        if (group.direct()) {
            throw new Refused(Refusal.CONVERSATION_IS_DIRECT,
                    "a direct conversation is of two people for good");
        }
        return group;
    }
}
