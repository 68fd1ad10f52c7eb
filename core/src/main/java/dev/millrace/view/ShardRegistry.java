package dev.millrace.view;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.Value;
import dev.millrace.store.Action;
import dev.millrace.store.Condition;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.Consistency;
import dev.millrace.store.Pages;
import dev.millrace.store.Path;
import dev.millrace.store.Query;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The shards of change streams, each with the short id that its watermarks carry.
///
/// A shard that was read to its end is closed. 50 hours later, when no copy of its records can be on
/// its way any more, it is retired: first that is written down, and whoever brings its records from
/// then on, by whatever clock, is turned away; only then are its watermarks dropped.
final class ShardRegistry {
    static final Duration RETIRED_AFTER = Duration.ofHours(50);
    private static final String PARTITION = "SHARD";
    private static final Key NEXT = Key.of("NEXT", "SHARD");
    private static final String ID = "Id";
    private static final String TABLE = "Table";
    private static final String CLOSED_AT = "ClosedAt";
    private static final String RETIRED = "Retired";
    private final Store store;

    ShardRegistry(Store store) {
        this.store = store;
    }

    /// @param shortId decimal digits
    /// @param retired nothing of it may be applied any more
    record Shard(String shortId, boolean retired) {}

    /// Looks a shard up, and enters it where it is new.
    ///
    /// @param table whose stream it is of
    Shard shard(String id, String table) {
        return find(id).orElseGet(() -> enter(id, table));
    }

    /// Notes that everything of a shard was applied and nothing will follow. One of which nothing
    /// was ever applied is in no watermark and is not entered for this.
    void close(String id, Instant now) {
        if (find(id).isEmpty()) {
            return;
        }
        store.write(Write.update(ViewTable.NAME, key(id))
                .also(new Action.SetIfAbsent(
                        Path.of(CLOSED_AT),
                        Value.of(now.getEpochSecond()))));
    }

    /// The shards of these tables' streams that are not closed.
    List<String> open(Set<String> tables) {
        return Pages.all(store, Query.of(ViewTable.NAME, PARTITION).strong())
                .items()
                .stream()
                .filter(item -> !item.has(CLOSED_AT)
                        && item.text(TABLE).filter(tables::contains).isPresent())
                .map(item -> ViewTable.SCHEMA.keyOf(item).sort())
                .toList();
    }

    /// Retires what was closed long ago; returns the short ids of all retired shards.
    Set<String> retire(Instant now) {
        Set<String> retired = new HashSet<>();
        long latest = now.minus(RETIRED_AFTER).getEpochSecond();
        Query shards = Query.of(ViewTable.NAME, PARTITION).strong();
        Pages.forEach(store, shards, item -> {
            boolean isOld = item.has(CLOSED_AT) && item.number(CLOSED_AT) < latest;
            if (isOld && !item.has(RETIRED)) {
                store.write(Write.update(ViewTable.NAME, ViewTable.SCHEMA.keyOf(item))
                        .set(RETIRED, 1));
            }
            if (isOld || item.has(RETIRED)) {
                retired.add(text(item));
            }
        });
        return retired;
    }

    private Optional<Shard> find(String id) {
        return store.get(ViewTable.NAME, key(id), Consistency.STRONG)
                .item()
                .map(
                        ShardRegistry::shard);
    }

    private Shard enter(String id, String table) {
        long next = store.write(Write.update(ViewTable.NAME, NEXT).add(ID, 1))
                .after()
                .orElseThrow()
                .number(ID);
        try {
            store.write(Write.update(ViewTable.NAME, key(id))
                    .set(ID, next)
                    .set(TABLE, table)
                    .when(Condition.absent(ID)));
            return new Shard(Long.toString(next), false);
        } catch (ConditionFailed entered) {
            return shard(entered.found().orElseThrow());
        }
    }

    private static Shard shard(Item item) {
        return new Shard(text(item), item.has(RETIRED));
    }

    private static String text(Item item) {
        return Long.toString(item.number(ID));
    }

    private static Key key(String id) {
        return Key.of(PARTITION, id);
    }
}
