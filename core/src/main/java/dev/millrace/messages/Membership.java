package dev.millrace.messages;

import dev.millrace.store.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Attempts at changes of a group of several, each told to its members by a notice in the
/// same transaction.
final class Membership {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(3653);
    private final Operation operation;
    private final Posting posting;

    Membership(Operation operation, Posting posting) {
        this.operation = operation;
        this.posting = posting;
    }

    Optional<Message> add(Person user, UUID uuid, Set<UUID> people) {
        Optional<Message> arrived = arrived(uuid);
        if (arrived.isPresent()) {
            return arrived;
        }
        Group group = Members.requireSeveral(operation, user.uuid(), uuid);
        Set<UUID> joining = new HashSet<>(people);
        joining.removeAll(group.members().keySet());
        if (joining.isEmpty()) {
            return Optional.empty();
        }
        requireRoom(group.members().size() + joining.size());
        List<Write> writes = new ArrayList<>();
        joining.forEach(each -> writes.add(ConversationItem.titled(
                ConversationItem.open(each, uuid, group.lastSeq()), group.title())));
        writes.add(Blocks.requireUnblocked(operation, user.uuid(), joining));
        String handles = String.join(" ", joining.stream()
                .map(each -> Profiles.require(operation, each).user().handle())
                .sorted()
                .toList());
        return Optional.of(posting.post(group, group.with(joining),
                new MessageItem.Content(user, Message.Kind.ADDED, handles), writes));
    }

    Optional<Message> leave(Person user, UUID uuid) {
        Optional<Message> arrived = arrived(uuid);
        if (arrived.isPresent()) {
            return arrived;
        }
        Group group = Members.requireSeveral(operation, user.uuid(), uuid);
        return Optional.of(posting.post(group, group.without(user.uuid()),
                new MessageItem.Content(user, Message.Kind.LEFT, ""),
                List.of(ConversationItem.close(user.uuid(), uuid))));
    }

    Optional<Message> retitle(Person user, UUID uuid, String title) {
        Optional<Message> arrived = arrived(uuid);
        if (arrived.isPresent()) {
            return arrived;
        }
        Group group = Members.requireSeveral(operation, user.uuid(), uuid);
        List<Write> writes = new ArrayList<>();
        group.members()
                .keySet()
                .forEach(each -> writes.add(ConversationItem.titled(
                        ConversationItem.update(each, uuid), title)));
        return group.title().equals(title)
                ? Optional.empty()
                : Optional.of(posting.post(group, group.titled(title),
                        new MessageItem.Content(user, Message.Kind.TITLED, title), writes));
    }

    Optional<Message> retain(Person user, UUID uuid, Optional<Duration> kept) {
        Optional<Message> arrived = arrived(uuid);
        if (arrived.isPresent()) {
            return arrived;
        }
        Group group = Members.require(operation, user.uuid(), uuid);
        String told = kept.map(each -> Long.toString(each.toSeconds())).orElse("");
        return group.retention().equals(kept)
                ? Optional.empty()
                : Optional.of(posting.post(group, group.retaining(kept),
                        new MessageItem.Content(user, Message.Kind.RETAINED, told), List.of()));
    }

    static void requireRoom(int members) {
        if (members > Group.MOST) {
            throw new Refused(Refusal.GROUP_TOO_LARGE,
                    "a group has at most " + Group.MOST + " members");
        }
    }

    static void requireSensible(Duration kept) {
        if (kept.compareTo(SHORTEST) < 0 || kept.compareTo(LONGEST) > 0) {
            throw new Refused(Refusal.RETENTION_INVALID,
                    "messages are kept for a minute to ten years, or for ever");
        }
    }

    private Optional<Message> arrived(UUID group) {
        return posting.arrived(Members.find(operation, group));
    }
}
