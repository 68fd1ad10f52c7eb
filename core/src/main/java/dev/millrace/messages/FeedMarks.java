package dev.millrace.messages;

import static dev.millrace.messages.MessagesTable.EXPIRES_AT;
import static dev.millrace.messages.MessagesTable.NAME;

import dev.millrace.item.Item;
import dev.millrace.item.Value;
import dev.millrace.store.Query;
import dev.millrace.store.SortRange;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Keeps the marks of positions that are too long for an event's id.
final class FeedMarks {
    static final Duration GOOD = Duration.ofDays(2);
    /// Marks that an id carries itself: about 300 characters.
    private static final int CARRIED = 8;
    /// Marks in one item: 144 KB at most.
    private static final int STORED = 3000;
    private static final int BYTES = 48;
    private static final String MARKS = "marks";
    private final Operation operation;
    private final UUID user;

    FeedMarks(Operation operation, UUID user) {
        this.operation = operation;
        this.user = user;
    }

    /// All marks of a position.
    ///
    /// @throws Refused where it is too old
    Map<UUID, FeedPosition.Mark> of(FeedPosition position, Instant now) {
        if (position.at().plus(GOOD).isBefore(now)) {
            throw tooOld();
        }
        Map<UUID, FeedPosition.Mark> marks = new HashMap<>();
        position.base().ifPresent(base -> marks.putAll(load(base)));
        marks.putAll(position.marks());
        return marks;
    }

    /// A position at these marks, of which the store keeps most if need be.
    FeedPosition position(Map<UUID, FeedPosition.Mark> marks, UUID fresh, Instant now) {
        if (marks.size() <= CARRIED) {
            return new FeedPosition(Optional.empty(), marks, now);
        }
        save(fresh, marks, now);
        return new FeedPosition(Optional.of(fresh), Map.of(), now);
    }

    /// A position that differs from another one in a few marks.
    FeedPosition moved(FeedPosition before, Map<UUID, FeedPosition.Mark> moved,
            Map<UUID, FeedPosition.Mark> all, UUID fresh, Instant now) {
        Map<UUID, FeedPosition.Mark> marks = new HashMap<>(before.marks());
        marks.putAll(moved);
        return marks.size() <= CARRIED && !ages(before, now)
                ? new FeedPosition(before.base(), marks, before.at())
                : position(all, fresh, now);
    }

    /// Whether a position should be made anew before it is too old.
    static boolean ages(FeedPosition position, Instant now) {
        return position.at().plus(GOOD.dividedBy(2)).isBefore(now);
    }

    private Map<UUID, FeedPosition.Mark> load(UUID base) {
        Map<UUID, FeedPosition.Mark> marks = new HashMap<>();
        List<Item> items = operation.all(Query.of(NAME, Keys.feed(user))
                .range(SortRange.prefix(base.toString()))
                .strong());
        if (items.isEmpty()) {
            throw tooOld();
        }
        items.forEach(item -> read(ByteBuffer.wrap(item.binary(MARKS).orElseThrow()), marks));
        return marks;
    }

    private void save(UUID base, Map<UUID, FeedPosition.Mark> marks, Instant now) {
        List<Map.Entry<UUID, FeedPosition.Mark>> all = List.copyOf(marks.entrySet());
        List<Item> items = new ArrayList<>();
        for (int from = 0; from < all.size(); from += STORED) {
            items.add(MessagesTable.SCHEMA.itemOf(Keys.feed(user, base, from / STORED))
                    .with(MARKS, Value.of(
                            write(all.subList(from, Math.min(all.size(), from + STORED)))))
                    .with(EXPIRES_AT, now.plus(GOOD).plus(GOOD).getEpochSecond()));
        }
        operation.putAll(items);
    }

    private static byte[] write(List<Map.Entry<UUID, FeedPosition.Mark>> marks) {
        ByteBuffer out = ByteBuffer.allocate(marks.size() * BYTES);
        marks.forEach(each -> out.putLong(each.getKey().getMostSignificantBits())
                .putLong(each.getKey().getLeastSignificantBits())
                .putLong(each.getValue().seq())
                .putLong(each.getValue().change())
                .putLong(each.getValue().read())
                .putLong(each.getValue().named()));
        return out.array();
    }

    private static void read(ByteBuffer in, Map<UUID, FeedPosition.Mark> out) {
        while (in.hasRemaining()) {
            UUID group = new UUID(in.getLong(), in.getLong());
            out.put(group, new FeedPosition.Mark(in.getLong(), in.getLong(), in.getLong(),
                    in.getLong()));
        }
    }

    private static Refused tooOld() {
        return new Refused(Refusal.CURSOR_INVALID,
                "the position is too old to tell what changed since: read everything anew");
    }
}
