package dev.millrace.testkit;

import dev.millrace.messages.Anchor;
import dev.millrace.messages.Conversation;
import dev.millrace.messages.ConversationPage;
import dev.millrace.messages.Conversations;
import dev.millrace.messages.Identity;
import dev.millrace.messages.Message;
import dev.millrace.messages.MessagePage;
import dev.millrace.messages.Messages;
import dev.millrace.messages.Messenger;
import dev.millrace.messages.Users;
import dev.millrace.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// The messages application on some store, with short ways to use it in tests.
public final class Chat {
    public static final Instant START = Instant.parse("2022-12-31T23:50:00Z");
    private static final int PAGE = 7;
    private final Store store;
    private final HandClock clock = new HandClock(START);
    private final Messenger messenger;
    private final Runnable settle;

    /// @param store with the table and views of the application
    /// @param settle waits until the views have seen all changes
    public Chat(Store store, Runnable settle) {
        this.store = store;
        this.settle = settle;
        this.messenger = new Messenger(store, clock, new Random(7));
    }

    Store store() {
        return store;
    }

    HandClock clock() {
        return clock;
    }

    Users users() {
        return messenger.users();
    }

    Conversations conversations() {
        return messenger.conversations();
    }

    Messages messages() {
        return messenger.messages();
    }

    Messenger messenger() {
        return messenger;
    }

    /// The user of a handle, whose name is the handle in capitals.
    UUID user(String handle) {
        return users().signIn(new Identity("test", handle, handle,
                handle.toUpperCase(Locale.ROOT)))
                .value()
                .uuid();
    }

    Message tell(UUID from, UUID to, String text) {
        return conversations().start(from, to, text, Optional.empty()).value();
    }

    Message send(UUID from, UUID group, String text) {
        return messages().send(from, group, text, Optional.empty()).value();
    }

    UUID group(UUID from, UUID... others) {
        return conversations()
                .startGroup(from, Set.of(others), "crew", "hello all", Optional.empty())
                .value()
                .group();
    }

    List<Message> page(UUID user, UUID group, Anchor anchor, int limit) {
        return messages().page(user, group, anchor, limit).value().messages();
    }

    /// The texts of all messages that a user sees, walked from the oldest in small pages.
    List<String> texts(UUID user, UUID group) {
        List<String> texts = new ArrayList<>();
        Optional<Anchor> next = Optional.of(Anchor.OLDEST);
        while (next.isPresent()) {
            MessagePage page = messages().page(user, group, next.get(), PAGE).value();
            page.messages().forEach(each -> texts.add(each.text()));
            next = page.after().map(Anchor::after);
        }
        return texts;
    }

    /// A user's conversations, walked in pages of two, after the views have settled.
    List<Conversation> inbox(UUID user) {
        settle.run();
        List<Conversation> all = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            ConversationPage page = conversations().list(user, next, 2).value();
            all.addAll(page.conversations());
            next = page.next();
        } while (next.isPresent());
        return all;
    }

    Conversation conversation(UUID user, UUID group) {
        settle.run();
        return conversations().find(user, group).value();
    }

    String preview(UUID user, UUID group) {
        return conversation(user, group).last().map(Conversation.Preview::text).orElse("none");
    }
}
