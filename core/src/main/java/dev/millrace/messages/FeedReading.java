package dev.millrace.messages;

import static dev.millrace.messages.MessagesTable.MESSAGE_UUID;
import static dev.millrace.messages.MessagesTable.NAME;

import dev.millrace.item.Item;
import dev.millrace.store.Query;
import dev.millrace.store.SortRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Reads what changed in conversations behind their marks, up to so many messages.
final class FeedReading {
    private final Operation operation;
    private final Instant now;
    private final int most;
    private final List<FeedEvent> events = new ArrayList<>();
    private int messages;
    private boolean more;

    FeedReading(Operation operation, Instant now, int most) {
        this.operation = operation;
        this.now = now;
        this.most = most;
    }

    List<FeedEvent> events() {
        return events;
    }

    boolean more() {
        return more;
    }

    /// Reads one conversation; returns how far that came.
    FeedPosition.Mark read(ConversationItem item, FeedPosition.Mark before) {
        if (!item.open()) {
            if (!before.equals(FeedPosition.Mark.NONE)) {
                events.add(new FeedEvent.ConversationClosed(item.group()));
            }
            return FeedPosition.Mark.NONE;
        }
        FeedPosition.Mark current = FeedPosition.Mark.of(item);
        return current.equals(before) || !item.seen() ? before : readOpen(item, before, current);
    }

    private FeedPosition.Mark readOpen(ConversationItem item, FeedPosition.Mark before,
            FeedPosition.Mark current) {
        long from = Math.max(before.seq(), item.joinedSeq());
        boolean isNew = before.equals(FeedPosition.Mark.NONE);
        List<Message> found = new ArrayList<>();
        long change = isNew
                ? current.change()
                : changes(item, new Span(before.change(), current.change()), from, found);
        long seq = change < current.change()
                ? from
                : sent(item.group(), new Span(from, current.seq()), found);
        Profiles.named(operation, found)
                .forEach(each -> events.add(new FeedEvent.MessageChanged(each)));
        messages += found.size();
        if (seq < current.seq() || change < current.change()) {
            more = true;
            return new FeedPosition.Mark(seq, change, before.read(), before.named());
        }
        events.add(new FeedEvent.ConversationChanged(item.conversation(now)));
        return current;
    }

    /// Messages up to `told` that were changed in the span of changes; returns the last change
    /// looked at.
    private long changes(ConversationItem item, Span span, long told, List<Message> out) {
        if (span.isEmpty()) {
            return span.to();
        }
        List<Item> notes = operation.all(Query.of(NAME, Keys.changes(item.group()))
                .range(SortRange.between(Keys.number(span.from() + 1), Keys.number(span.to())))
                .strong());
        for (Item note : notes) {
            if (isFull(out)) {
                return Long.parseLong(note.text(MessagesTable.SORT).orElseThrow()) - 1;
            }
            MessageId id = new MessageId(UUID.fromString(note.text(MESSAGE_UUID).orElseThrow()));
            if (id.seq() > item.joinedSeq() && id.seq() <= told) {
                operation.get(Keys.message(item.group(), id.seq()))
                        .map(MessageItem::of)
                        .filter(each -> !each.expired(now))
                        .ifPresent(each -> out.add(each.message()));
            }
        }
        return span.to();
    }

    /// Messages sent in the span of sequence numbers; returns the last one looked at.
    private long sent(UUID group, Span span, List<Message> out) {
        long next = span.from() + 1;
        while (next <= span.to()) {
            if (isFull(out)) {
                return next - 1;
            }
            long end = Math.min(span.to(), (Keys.bucket(next) + 1) * Keys.BUCKET);
            int room = most - messages - out.size();
            List<Item> items = operation.query(Query.of(NAME,
                    Keys.messages(group, Keys.bucket(next)))
                    .range(SortRange.between(Keys.number(next), Keys.number(end)))
                    .limit(room)
                    .strong()).items();
            List<MessageItem> found = items.stream().map(MessageItem::of).toList();
            found.stream()
                    .filter(each -> !each.expired(now))
                    .forEach(each -> out.add(each.message()));
            next = found.isEmpty() ? end + 1 : found.getLast().message().seq() + 1;
        }
        return span.to();
    }

    private boolean isFull(List<Message> found) {
        return messages + found.size() >= most;
    }

    /// Numbers behind `from` up to `to`.
    private record Span(long from, long to) {
        boolean isEmpty() {
            return from >= to;
        }
    }
}
