package dev.millrace.messages;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A user's conversations: the list of them, who is in them, how far they are read.
public final class Conversations {
    private final Messenger messenger;

    Conversations(Messenger messenger) {
        this.messenger = messenger;
    }

    /// A page of a user's conversations, the newest first.
    ///
    /// @param after the `next` of the page before
    /// @param limit 1 to 100
    public Answer<ConversationPage> list(UUID user, Optional<String> after, int limit) {
        Operation operation = messenger.operation();
        return operation.answer(new Inbox(operation, user).page(after, limit, messenger.now()));
    }

    /// One of them.
    ///
    /// @throws Refused where the user is no member
    public Answer<Conversation> find(UUID user, UUID group) {
        Operation operation = messenger.operation();
        return operation.answer(
                new Inbox(operation, user).require(group).conversation(messenger.now()));
    }

    /// Who is in a conversation, in the order of their handles.
    public Answer<List<Person>> members(UUID user, UUID group) {
        Operation operation = messenger.operation();
        Group found = Members.require(operation, user, group);
        return operation.answer(found.members()
                .keySet()
                .stream()
                .flatMap(each -> Profiles.find(operation, each).stream())
                .sorted(Comparator.comparing(Person::handle))
                .toList());
    }

    /// Begins a direct conversation with a first message, or sends it into the one there is.
    ///
    /// @param clientId the client's own id of the message, see [Messages#send]
    /// @throws Refused where there is no such user, it is the user, or one blocks the other
    public Answer<Message> start(UUID user, UUID other, String text, Optional<String> clientId) {
        if (user.equals(other)) {
            throw new Refused(Refusal.MESSAGE_TO_SELF, "a conversation needs somebody else");
        }
        Operation operation = messenger.operation();
        Sending sending = messenger.sending(operation, user, text,
                clientId.map(each -> Claim.of(user, each, "user " + other, text)));
        UUID fresh = messenger.freshId();
        return operation.answer(operation.retried(Keys.pair(user, other),
                () -> sending.toPerson(other, fresh)));
    }

    /// Begins a conversation of several, 3 to 50 with the user, with a first message.
    ///
    /// @param members besides the user
    public Answer<Message> startGroup(UUID user, Set<UUID> members, String title, String text,
            Optional<String> clientId) {
        Set<UUID> all = new LinkedHashSet<>(members);
        all.add(user);
        requireSize(all.size());
        String name = Text.title(title);
        Operation operation = messenger.operation();
        members.forEach(each -> Profiles.require(operation, each));
        List<UUID> sorted = all.stream().sorted().toList();
        Sending sending = messenger.sending(operation, user, text, clientId
                .map(each -> Claim.of(user, each, "users " + sorted + " " + name, text)));
        UUID fresh = messenger.freshId();
        return operation
                .answer(operation.retried(fresh, () -> sending.toSeveral(all, name, fresh)));
    }

    /// Adds people to a conversation of several, who see it from then on; answers the notice that
    /// says so, or nothing where they are all members.
    public Answer<Optional<Message>> add(UUID user, UUID group, Set<UUID> people) {
        return change(user, group, (membership, person) -> membership.add(person, group, people));
    }

    /// Leaves a conversation of several, which is gone for this user then.
    public Answer<Optional<Message>> leave(UUID user, UUID group) {
        return change(user, group, (membership, person) -> membership.leave(person, group));
    }

    /// Gives a conversation of several another title.
    public Answer<Optional<Message>> retitle(UUID user, UUID group, String title) {
        String name = Text.title(title);
        return change(user, group, (membership, person) -> membership.retitle(person, group, name));
    }

    /// Says how long messages sent from now on are kept, 1 minute to 10 years; empty for ever.
    public Answer<Optional<Message>> retain(UUID user, UUID group, Optional<Duration> kept) {
        kept.ifPresent(Membership::requireSensible);
        return change(user, group, (membership, person) -> membership.retain(person, group, kept));
    }

    /// Notes that the user has read up to a message; never goes back.
    ///
    /// @param seq its sequence number, or a later one if that was seen
    public Answer<Conversation> markRead(UUID user, UUID group, long seq) {
        Operation operation = messenger.operation();
        Reads.mark(operation, user, group, seq);
        return operation.answer(
                new Inbox(operation, user).require(group).conversation(messenger.now()));
    }

    /// How far the other members have read, of those who tell; nothing where the user does
    /// not tell.
    public Answer<List<Receipt>> receipts(UUID user, UUID group) {
        Operation operation = messenger.operation();
        return operation.answer(Reads.receipts(operation, user, group));
    }

    /// The number of unread messages in all conversations. Reads them all.
    public Answer<Long> unread(UUID user) {
        Operation operation = messenger.operation();
        return operation.answer(new Inbox(operation, user).all()
                .stream()
                .mapToLong(each -> each.conversation(messenger.now()).unread())
                .sum());
    }

    private Answer<Optional<Message>> change(UUID user, UUID group, Change change) {
        Operation operation = messenger.operation();
        Person person = Profiles.require(operation, user).user().person();
        Membership membership = new Membership(operation,
                new Posting(messenger, operation, Optional.empty()));
        return operation.answer(operation.retried(group, () -> change.attempt(membership, person)));
    }

    private static void requireSize(int members) {
        if (members < 3) {
            throw new Refused(Refusal.GROUP_TOO_SMALL,
                    "a group has 3 or more; with one person, begin a direct conversation");
        }
        Membership.requireRoom(members);
    }

    private interface Change {
        Optional<Message> attempt(Membership membership, Person person);
    }
}
