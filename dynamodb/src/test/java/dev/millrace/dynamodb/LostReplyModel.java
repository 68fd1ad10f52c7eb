package dev.millrace.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Value;
import dev.millrace.store.Condition;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.Consistency;
import dev.millrace.store.Store;
import dev.millrace.store.UnknownOutcome;
import dev.millrace.store.Updates;
import dev.millrace.store.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/// What a table must hold after random writes through a store that loses replies, as a second store
/// that loses none sees it.
final class LostReplyModel {
    private static final TableSchema TABLE = TableSchema.of("Counted", "id");
    private static final List<Key> KEYS = List.of(Key.of("a"), Key.of("b"), Key.of("c"));

    private final Store lossy;
    private final Store steady;
    private final Random random;
    private final Map<Key, Item> expected = new HashMap<>();
    private int settled;
    private int unknown;
    private int number;

    LostReplyModel(Store lossy, Store steady, long seed) {
        this.lossy = lossy;
        this.steady = steady;
        this.random = new Random(seed);
        steady.tables().create(TABLE);
    }

    int settled() {
        return settled;
    }

    int unknown() {
        return unknown;
    }

    void step() {
        number++;
        switch (random.nextInt(8)) {
            case 0 -> transact();
            case 1 -> putAll();
            default -> write(randomWrite(pick()));
        }
        KEYS.forEach(key -> assertThat(stored(key)).isEqualTo(expected(key)));
    }

    private void write(Write write) {
        Key key = key(write);
        Optional<Item> after = after(write);
        boolean holds = write.condition().holdsFor(expected(key).orElse(Item.empty()));
        try {
            lossy.write(write);
            assertThat(holds).as("%s happened", write).isTrue();
            keep(key, after);
            settled++;
        } catch (ConditionFailed _) {
            assertThat(holds).as("%s was refused", write).isFalse();
            settled++;
        } catch (UnknownOutcome _) {
            assertThat(stored(key)).isIn(expected(key), holds ? after : expected(key));
            keep(key, stored(key));
            unknown++;
        }
    }

    private void transact() {
        List<Write> writes = new ArrayList<>();
        KEYS.forEach(key -> writes.add(Write.update(TABLE.name(), key).add("n", 1)));
        lossy.transact(writes);
        writes.forEach(write -> keep(key(write), after(write)));
        settled++;
    }

    private void putAll() {
        List<Item> items = IntStream.range(0, 30)
                .mapToObj(i -> TABLE.itemOf(Key.of("many" + i)).with("n", number))
                .toList();
        lossy.putAll(TABLE.name(), items);
        items.forEach(item -> assertThat(stored(TABLE.keyOf(item))).contains(item));
        settled++;
    }

    private Write randomWrite(Key key) {
        long revision = expected(key).map(item -> item.number("Revision")).orElse(0L);
        Condition current = revision == 0
                ? Condition.absent("Revision")
                : Condition.equal("Revision", Value.of(revision));
        Write.Update update = Write.update(TABLE.name(), key);
        return switch (random.nextInt(7)) {
            case 0 -> Write.put(TABLE.name(), TABLE.itemOf(key).with("Written", number));
            case 1 -> Write.put(TABLE.name(), TABLE.itemOf(key).with("Written", number))
                    .when(Condition.absent(random.nextBoolean() ? "id" : "n"));
            case 2 -> Write.delete(TABLE.name(), key);
            case 3 -> Write.delete(TABLE.name(), key).when(Condition.exists("n"));
            case 4 -> update.add("n", 1);
            case 5 -> update.add("n", 1).set("Revision", revision + 1).when(current);
            default -> update.set("Written", number).remove("n").when(current);
        };
    }

    private Optional<Item> after(Write write) {
        return switch (write) {
            case Write.Put put -> Optional.of(put.item());
            case Write.Update update -> Optional.of(Updates.apply(
                    expected(update.key()).orElse(TABLE.itemOf(update.key())),
                    update.actions()));
            case Write.Delete _ -> Optional.empty();
            case Write.Check check -> expected(check.key());
        };
    }

    private void keep(Key key, Optional<Item> item) {
        item.ifPresentOrElse(each -> expected.put(key, each), () -> expected.remove(key));
    }

    private Optional<Item> expected(Key key) {
        return Optional.ofNullable(expected.get(key));
    }

    private Optional<Item> stored(Key key) {
        return steady.get(TABLE.name(), key, Consistency.STRONG).item();
    }

    private Key pick() {
        return KEYS.get(random.nextInt(KEYS.size()));
    }

    private static Key key(Write write) {
        return switch (write) {
            case Write.Put put -> TABLE.keyOf(put.item());
            case Write.Update update -> update.key();
            case Write.Delete delete -> delete.key();
            case Write.Check check -> check.key();
        };
    }
}
