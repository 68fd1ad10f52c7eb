package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.messages.Message;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// What is known of a simulated chat: who may see what, what was said for sure, maybe or not at
/// all. Every text begins with a tag that names its audience and is unique.
final class ChatBoard {
    private final Map<String, Set<UUID>> audiences = new ConcurrentHashMap<>();
    private final Map<String, Fate> fates = new ConcurrentHashMap<>();
    private final Map<UUID, Set<String>> texts = new ConcurrentHashMap<>();
    private final Set<UUID> said = ConcurrentHashMap.newKeySet();
    private final AtomicInteger numbers = new AtomicInteger();

    /// Whether something was said.
    enum Fate {
        SAID, MAYBE, NOT_SAID
    }

    /// Lets people see what is said under a tag.
    void admit(String tag, UUID... users) {
        audiences.computeIfAbsent(tag, _ -> ConcurrentHashMap.newKeySet()).addAll(List.of(users));
    }

    String text(String tag) {
        return tag + " " + numbers.incrementAndGet();
    }

    int number() {
        return numbers.incrementAndGet();
    }

    void fate(String text, Fate fate) {
        fates.put(text, fate);
    }

    Map<String, Fate> fates() {
        return fates;
    }

    /// A message was acknowledged; its text is this one, until it is edited.
    void said(Message message) {
        fates.put(message.text(), Fate.SAID);
        texts.putIfAbsent(message.uuid(), Set.of(message.text()));
        said.add(message.uuid());
    }

    /// A text that a message may have from now on; empty for a deleted one.
    void mayBecome(UUID message, String text) {
        texts.merge(message, Set.of(text), (a, b) -> {
            Set<String> both = ConcurrentHashMap.newKeySet();
            both.addAll(a);
            both.addAll(b);
            return both;
        });
    }

    void became(UUID message, String text) {
        texts.put(message, Set.of(text));
    }

    /// Checks that a user may see a message, and that it says what its author made it say.
    void checkSeen(UUID user, Message message) {
        if (message.kind() == Message.Kind.TEXT && !message.deleted()) {
            String tag = message.text().substring(0, message.text().indexOf(' '));
            assertThat(audiences.getOrDefault(tag, Set.of())).as("who may see '%s'",
                    message.text()).contains(user);
        }
    }

    /// Checks that what was said is stored once, and what was not said, not at all.
    ///
    /// @param stored the ids of all messages
    /// @param counts how often each text is there
    void checkSaid(Set<UUID> stored, Map<String, Integer> counts) {
        counts.forEach((text, count) -> {
            assertThat(count).as("'%s'", text).isEqualTo(1);
            assertThat(fates.get(text)).as("'%s'", text).isIn(Fate.SAID, Fate.MAYBE);
        });
        assertThat(stored).containsAll(said);
    }

    /// Checks that a message says what its author made it say.
    void checkText(UUID message, String text) {
        Set<String> possible = texts.getOrDefault(message, Set.of());
        if (!possible.isEmpty()) {
            assertThat(possible).as("texts of %s", message).contains(text);
        }
    }

    /// What a text was first, before it was edited.
    static String original(String text) {
        int edit = text.indexOf(" edit");
        return edit < 0 ? text : text.substring(0, edit);
    }
}
