package dev.millrace.messages;

import static dev.millrace.messages.MessagesTable.NAME;

import dev.millrace.item.Item;
import dev.millrace.item.Value;
import dev.millrace.store.Condition;
import dev.millrace.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/// A group as its item says. Every write to it moves its revision and requires the one that was
/// read, so that whatever was decided from it still holds when it is done: who is a member, who has
/// blocked whom, which sequence number comes next.
///
/// @param members with the sequence number that each joined behind
/// @param blockers of a direct group: who of the two has blocked the other
/// @param lastAt when the last message was sent
/// @param retention how long a message is kept, for ever where empty
record Group(UUID uuid, boolean direct, String title, Map<UUID, Long> members, Set<UUID> blockers,
        long lastSeq, long lastChange, Instant lastAt, Optional<Duration> retention,
        long revision) {
    static final int MOST = 50;
    private static final String DIRECT = "direct";
    private static final String BLOCKERS = "blockers";
    private static final String RETENTION = "retention_seconds";
    private static final String SENT_AT = "sent_at";
    private static final String LAST_NUMBER = "last_number";
    private static final String REVISION = "revision";

    Group {
        members = Map.copyOf(members);
        blockers = Set.copyOf(blockers);
    }

    /// A group that is to be made.
    static Group empty(UUID uuid, boolean direct, Set<UUID> members) {
        return new Group(uuid, direct, "", Map.of(), Set.of(), 0, 0, Instant.EPOCH,
                Optional.empty(), 0).with(members);
    }

    static Group of(UUID uuid, Item item) {
        Map<UUID, Long> members = new HashMap<>();
        if (item.find(MessagesTable.MEMBERS)
                .orElseThrow() instanceof Value.Mapping(Map<String, Value> joined)) {
            joined.forEach((user, seq) -> members.put(UUID.fromString(user),
                    ((Value.Num) seq).asLong()));
        }
        return new Group(uuid, item.has(DIRECT), item.text(MessagesTable.TITLE).orElse(""),
                members, blockers(item), item.number(LAST_NUMBER),
                item.number(MessagesTable.CHANGE),
                Times.parse(item.text(SENT_AT).orElseThrow()),
                Optional.of(item.number(RETENTION)).filter(n -> n > 0).map(Duration::ofSeconds),
                item.number(REVISION));
    }

    boolean has(UUID user) {
        return members.containsKey(user);
    }

    /// The sequence number behind which a member joined.
    long joinedBehind(UUID member) {
        return members.getOrDefault(member, lastSeq);
    }

    /// The item as it is when the group is new.
    Write.Put create() {
        Item item = MessagesTable.SCHEMA.itemOf(Keys.group(uuid));
        for (Map.Entry<String, Value> each : next().attributes().entrySet()) {
            item = item.with(each.getKey(), each.getValue());
        }
        return Write.put(NAME, item).when(Condition.absent(MessagesTable.PARTITION));
    }

    /// What makes the item hold this group, if it is still as it was.
    Write.Update replace(Group before) {
        Write.Update update = Write.update(NAME, Keys.group(uuid))
                .when(Condition.equal(REVISION, Value.of(before.revision)));
        Map<String, Value> old = before.attributes();
        Map<String, Value> now = next().attributes();
        for (Map.Entry<String, Value> each : now.entrySet()) {
            if (!each.getValue().equals(old.get(each.getKey()))) {
                update = update.set(each.getKey(), each.getValue());
            }
        }
        for (String name : old.keySet()) {
            if (!now.containsKey(name)) {
                update = update.remove(name);
            }
        }
        return update;
    }

    Group sent(Instant at) {
        return new Group(uuid, direct, title, members, blockers, lastSeq + 1, lastChange, at,
                retention,
                revision);
    }

    Group changed() {
        return new Group(uuid, direct, title, members, blockers, lastSeq, lastChange + 1, lastAt,
                retention, revision);
    }

    Group titled(String now) {
        return new Group(uuid, direct, now, members, blockers, lastSeq, lastChange, lastAt,
                retention, revision);
    }

    Group retaining(Optional<Duration> now) {
        return new Group(uuid, direct, title, members, blockers, lastSeq, lastChange, lastAt, now,
                revision);
    }

    Group blockedBy(Set<UUID> now) {
        return new Group(uuid, direct, title, members, now, lastSeq, lastChange, lastAt, retention,
                revision);
    }

    Group with(Set<UUID> joining) {
        Map<UUID, Long> more = new HashMap<>(members);
        joining.forEach(user -> more.putIfAbsent(user, lastSeq));
        return new Group(uuid, direct, title, more, blockers, lastSeq, lastChange, lastAt,
                retention, revision);
    }

    Group without(UUID leaving) {
        Map<UUID, Long> fewer = new HashMap<>(members);
        fewer.remove(leaving);
        return new Group(uuid, direct, title, fewer, blockers, lastSeq, lastChange, lastAt,
                retention, revision);
    }

    private Group next() {
        return new Group(uuid, direct, title, members, blockers, lastSeq, lastChange, lastAt,
                retention, revision + 1);
    }

    private Map<String, Value> attributes() {
        Map<String, Value> attributes = new TreeMap<>();
        attributes.put(MessagesTable.TITLE, Value.of(title));
        attributes.put(MessagesTable.MEMBERS, new Value.Mapping(members.entrySet()
                .stream()
                .collect(Collectors.toMap(e -> e.getKey().toString(),
                        e -> Value.of(e.getValue())))));
        attributes.put(LAST_NUMBER, Value.of(lastSeq));
        attributes.put(MessagesTable.CHANGE, Value.of(lastChange));
        attributes.put(SENT_AT, Value.of(Times.text(lastAt)));
        attributes.put(REVISION, Value.of(revision));
        if (direct) {
            attributes.put(DIRECT, Value.of(true));
        }
        if (!blockers.isEmpty()) {
            attributes.put(BLOCKERS, texts(blockers));
        }
        retention.ifPresent(
                kept -> attributes.put(RETENTION, Value.of(kept.toSeconds())));
        return attributes;
    }

    static Value texts(Set<UUID> users) {
        return new Value.TextSet(users.stream()
                .map(UUID::toString)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    static Set<UUID> users(Item item, String attribute) {
        return item.find(attribute).orElse(new Value.Nothing()) instanceof Value.TextSet set
                ? set.values().stream().map(UUID::fromString).collect(Collectors.toSet())
                : Set.of();
    }

    private static Set<UUID> blockers(Item item) {
        return users(item, BLOCKERS);
    }
}
