package dev.millrace.messages;

import java.util.Optional;
import java.util.UUID;

/// The messages of conversations.
public final class Messages {
    private final Messenger messenger;

    Messages(Messenger messenger) {
        this.messenger = messenger;
    }

    /// Sends a message into a conversation.
    ///
    /// @param text at most 1,024 characters (code points), not blank
    /// @param clientId the client's own id of this message, up to 64 of letters, digits, `-` and
    ///            `_`: whoever sends again with it, within a week, gets the message that was sent
    /// @throws Refused where the user is no member, one of two has blocked the other, the text is
    ///             not valid, or the id was used for something else
    public Answer<Message> send(UUID user, UUID group, String text, Optional<String> clientId) {
        Operation operation = messenger.operation();
        Sending sending = messenger.sending(operation, user, text,
                clientId.map(each -> Claim.of(user, each, "group " + group, text)));
        return operation.answer(operation.retried(group, () -> sending.to(group)));
    }

    /// A page of a conversation, oldest first.
    ///
    /// @param limit 1 to 100
    /// @throws Refused where the user is no member
    public Answer<MessagePage> page(UUID user, UUID group, Anchor anchor, int limit) {
        Inbox.requireLimit(limit);
        Operation operation = messenger.operation();
        MessagePage page = new Timeline(operation, messenger.now()).page(user, group, anchor,
                limit);
        return operation.answer(new MessagePage(Profiles.named(operation, page.messages()),
                page.before(), page.after()));
    }

    /// Replaces the text of one's own message.
    ///
    /// @throws Refused where there is no such message for this user, or it is another's, a notice,
    ///             or deleted
    public Answer<Message> edit(UUID user, UUID group, UUID message, String text) {
        Text.message(text);
        return amend(user, group, message, Optional.of(text));
    }

    /// Deletes one's own message: that there was one is still to be seen.
    public Answer<Message> delete(UUID user, UUID group, UUID message) {
        return amend(user, group, message, Optional.empty());
    }

    /// Looks for messages that hold all of the words, in any case, in all of the user's
    /// conversations or in one.
    ///
    /// @param after the `next` of the page before, of the same search
    /// @param limit 1 to 100
    public Answer<SearchPage> search(UUID user, String words, Optional<UUID> group,
            Optional<String> after, int limit) {
        Operation operation = messenger.operation();
        group.ifPresent(each -> Members.require(operation, user, each));
        Search search = new Search(operation, user, messenger.now(), words, limit);
        return operation.answer(group.map(each -> search.in(each, after))
                .orElseGet(() -> search.everywhere(after)));
    }

    private Answer<Message> amend(UUID user, UUID group, UUID message, Optional<String> text) {
        Operation operation = messenger.operation();
        Amendment amendment = new Amendment(operation, user, group, new MessageId(message));
        return operation.answer(
                operation.retried(group, () -> amendment.attempt(text, messenger.now())));
    }
}
