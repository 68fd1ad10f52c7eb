package dev.millrace.messages;

import static dev.millrace.messages.MessagesTable.NAME;

import dev.millrace.item.Item;
import dev.millrace.store.Query;
import dev.millrace.store.SortRange;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Looks through a user's own conversations, the newest one first, from the newest message to the
/// oldest. There is no index of words: it reads the messages, a thousand at a time, and says how to
/// go on.
final class Search {
    private static final int LOOKED_AT = 1000;
    private static final int PAGE = 100;
    private static final int WORDS_MOST = 100;
    private final Operation operation;
    private final Inbox inbox;
    private final UUID user;
    private final Instant now;
    private final List<String> words;
    private final int limit;
    private final List<Message> found = new ArrayList<>();
    private int looked;

    Search(Operation operation, UUID user, Instant now, String text, int limit) {
        Inbox.requireLimit(limit);
        this.operation = operation;
        this.inbox = new Inbox(operation, user);
        this.user = user;
        this.now = now;
        this.words = words(text);
        this.limit = limit;
    }

    /// In one conversation.
    ///
    /// @param before sequence number to go on before
    SearchPage in(UUID group, Optional<String> before) {
        long next = look(group, before.map(Search::number).orElse(Long.MAX_VALUE));
        return page(Optional.of(next).filter(seq -> seq > 0).map(seq -> Long.toString(seq)));
    }

    /// In all conversations.
    ///
    /// @param after where it ended: the cursor of a conversation in the list, and a sequence number
    SearchPage everywhere(Optional<String> after) {
        Optional<Place> place = after.map(Place::parse);
        if (place.isPresent()) {
            long left = look(place.get().group(), place.get().seq());
            if (left > 0) {
                return page(Optional.of(place.get().at(left).text()));
            }
        }
        return others(place.map(Place::conversation));
    }

    private SearchPage others(Optional<String> start) {
        Optional<String> last = start;
        while (true) {
            Optional<ConversationItem> next = inbox.next(last);
            if (next.isEmpty()) {
                return page(Optional.empty());
            }
            last = Optional.of(Inbox.cursor(next.get()));
            long left = look(next.get().group(), Long.MAX_VALUE);
            if (left > 0 || isFull()) {
                return page(Optional.of(new Place(last.get(), next.get().group(), left).text()));
            }
        }
    }

    /// Looks at messages before a sequence number; returns where to go on, 0 at the end.
    private long look(UUID uuid, long before) {
        Optional<Group> group = Members.find(operation, uuid).filter(each -> each.has(user));
        if (group.isEmpty()) {
            return 0;
        }
        long first = group.get().joinedBehind(user) + 1;
        long next = Math.min(before - 1, group.get().lastSeq());
        while (next >= first) {
            if (isFull()) {
                return next + 1;
            }
            next = lookAt(uuid, first, next);
        }
        return 0;
    }

    private long lookAt(UUID group, long first, long last) {
        long from = Math.max(first, Keys.bucket(last) * Keys.BUCKET + 1);
        List<Item> items = operation.query(Query.of(NAME, Keys.messages(group, Keys.bucket(last)))
                .range(SortRange.between(Keys.number(from), Keys.number(last)))
                .descending()
                .limit(PAGE)).items();
        for (Item item : items) {
            MessageItem each = MessageItem.of(item);
            looked++;
            if (matches(each)) {
                found.add(each.message());
            }
            if (isFull()) {
                return each.message().seq() - 1;
            }
        }
        return items.isEmpty()
                ? from - 1
                : MessageItem.of(items.getLast()).message().seq() - 1;
    }

    private boolean isFull() {
        return found.size() >= limit || looked >= LOOKED_AT;
    }

    private boolean matches(MessageItem each) {
        if (each.message().kind() != Message.Kind.TEXT || each.expired(now)) {
            return false;
        }
        String text = normal(each.message().text());
        return words.stream().allMatch(text::contains);
    }

    private SearchPage page(Optional<String> next) {
        return new SearchPage(Profiles.named(operation, found), next);
    }

    private static List<String> words(String text) {
        List<String> words = List.of(normal(text).strip().split("\\s+", -1));
        if (text.isBlank() || text.length() > WORDS_MOST) {
            throw new Refused(Refusal.SEARCH_INVALID,
                    "a search has 1 to " + WORDS_MOST + " characters");
        }
        return words;
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static long number(String text) {
        try {
            return Math.max(1, Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw Inbox.wrongCursor();
        }
    }

    /// Where a search through all conversations ended.
    private record Place(String conversation, UUID group, long seq) {
        static Place parse(String text) {
            int at = text.lastIndexOf('_');
            if (at < 0) {
                throw Inbox.wrongCursor();
            }
            String conversation = text.substring(0, at);
            return new Place(conversation, Inbox.groupOf(conversation),
                    number(text.substring(at + 1)));
        }

        Place at(long left) {
            return new Place(conversation, group, left);
        }

        String text() {
            return conversation + "_" + seq;
        }
    }
}
