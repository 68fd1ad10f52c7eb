package dev.millrace.messages;

import static dev.millrace.messages.MessagesTable.NAME;

import dev.millrace.store.Page;
import dev.millrace.store.Query;
import dev.millrace.store.SortRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;

/// Reads a group's messages in pages, from partition to partition. Messages that have expired are
/// left out though they may still be stored, so sequence numbers may be missing.
final class Timeline {
    /// Partitions that one page looks into, if all in them has expired; a page may end early, and
    /// then says where to go on.
    private static final int PARTITIONS = 8;
    private final Operation operation;
    private final Instant now;

    Timeline(Operation operation, Instant now) {
        this.operation = operation;
        this.now = now;
    }

    MessagePage page(UUID user, UUID uuid, Anchor anchor, int limit) {
        Group group = Members.require(operation, user, uuid);
        long first = group.joinedBehind(user) + 1;
        return switch (anchor) {
            case Anchor.Newest _ -> older(group, first, group.lastSeq(), limit);
            case Anchor.Before before -> older(group, first,
                    Math.clamp(before.seq(), 1, group.lastSeq() + 1) - 1, limit);
            case Anchor.After after -> newer(group, first,
                    Math.max(first, Math.clamp(after.seq(), 0, group.lastSeq()) + 1), limit);
            case Anchor.FirstUnread _ -> newer(group, first,
                    new Inbox(operation, user).require(uuid).readSeq() + 1, limit);
        };
    }

    /// Messages from `first` to `last`, the last ones of them.
    private MessagePage older(Group group, long first, long last, int limit) {
        List<MessageItem> found = new ArrayList<>();
        long next = last;
        for (int i = 0; i < PARTITIONS && next >= first && found.size() < limit; i++) {
            long from = Math.max(first, Keys.bucket(next) * Keys.BUCKET + 1);
            next = read(found, query(group, from, next).descending(), limit, from - 1,
                    seq -> seq - 1);
        }
        List<Message> messages = messages(found.reversed());
        return new MessagePage(messages, Optional.of(next + 1).filter(seq -> seq > first),
                Optional.of(last).filter(seq -> seq < group.lastSeq()));
    }

    /// Messages from `from` on, the first ones of them.
    private MessagePage newer(Group group, long first, long from, int limit) {
        List<MessageItem> found = new ArrayList<>();
        long last = group.lastSeq();
        long next = from;
        for (int i = 0; i < PARTITIONS && next <= last && found.size() < limit; i++) {
            long to = Math.min(last, (Keys.bucket(next) + 1) * Keys.BUCKET);
            next = read(found, query(group, next, to), limit, to + 1, seq -> seq + 1);
        }
        return new MessagePage(messages(found), Optional.of(from).filter(seq -> seq > first),
                Optional.of(next - 1).filter(seq -> seq < last));
    }

    /// Adds what a query finds until there is enough; returns which number comes next, which is
    /// `end` if the query has no more.
    private long read(List<MessageItem> out, Query query, int limit, long end,
            LongFunction<Long> behind) {
        Optional<Query> rest = Optional.of(query);
        while (rest.isPresent()) {
            Page page = operation.query(rest.get().limit(limit));
            for (MessageItem item : page.items().stream().map(MessageItem::of).toList()) {
                if (!item.expired(now)) {
                    out.add(item);
                }
                if (out.size() == limit) {
                    return behind.apply(item.message().seq());
                }
            }
            Query current = rest.get();
            rest = page.next().map(cursor -> current.after(Optional.of(cursor)));
        }
        return end;
    }

    private static Query query(Group group, long from, long to) {
        return Query.of(NAME, Keys.messages(group.uuid(), Keys.bucket(from)))
                .range(SortRange.between(Keys.number(from), Keys.number(to)))
                .strong();
    }

    private static List<Message> messages(List<MessageItem> items) {
        return items.stream().map(MessageItem::message).toList();
    }
}
