package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Utf8;
import dev.millrace.item.Value;
import dev.millrace.store.Condition;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.Consistency;
import dev.millrace.store.Pages;
import dev.millrace.store.Query;
import dev.millrace.store.SortRange;
import dev.millrace.store.Store;
import dev.millrace.store.Updates;
import dev.millrace.store.Write;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// Does random things to a store's `Facts` and to a sorted map, and compares both after each.
final class StoreModel {
    private static final TableSchema FACTS = StoreUnderTest.FACTS;
    private static final List<String> PARTITIONS = List.of("p", "pp", "é");
    private static final List<String> SORTS = List.of("a", "ab", "b", "\uE000", "\uFFFF",
            "\uD83D\uDE00", "\uD83D\uDE01x");
    private static final List<String> AUTHORS = List.of("ann", "bob");
    private final Store store;
    private final long seed;
    private final Random random;
    private final TreeMap<Key, Item> expected = new TreeMap<>();

    StoreModel(Store store, long seed) {
        this.store = store;
        this.seed = seed;
        this.random = new Random(seed);
    }

    int size() {
        return expected.size();
    }

    void step() {
        switch (random.nextInt(5)) {
            case 0, 1 -> write(randomWrite());
            case 2 -> transact();
            case 3 -> queryTable();
            default -> queryIndex();
        }
        Key key = randomKey();
        assertThat(store.get("Facts", key, Consistency.STRONG).item()).as("seed %d", seed)
                .isEqualTo(Optional.ofNullable(expected.get(key)));
    }

    private void write(Write write) {
        boolean holds = holds(write);
        boolean written = succeeds(() -> store.write(write));
        assertThat(written).as("seed %d: %s", seed, write).isEqualTo(holds);
        if (written) {
            keep(write);
        }
    }

    private void transact() {
        Map<Key, Write> writes = new TreeMap<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            Write write = randomWrite();
            writes.put(key(write), write);
        }
        boolean holds = writes.values().stream().allMatch(this::holds);
        boolean written = succeeds(() -> store.transact(List.copyOf(writes.values())));
        assertThat(written).as("seed %d: %s", seed, writes).isEqualTo(holds);
        if (written) {
            writes.values().forEach(this::keep);
        }
    }

    private void queryTable() {
        String partition = pick(PARTITIONS);
        SortRange range = randomRange();
        List<Item> wanted = expected.entrySet()
                .stream()
                .filter(entry -> entry.getKey().partition().equals(partition)
                        && range.contains(entry.getKey().sort()))
                .map(Map.Entry::getValue)
                .toList();
        compare(Query.of("Facts", partition).range(range), wanted);
    }

    private void queryIndex() {
        String author = pick(AUTHORS);
        SortRange range = randomRange();
        List<Item> wanted = expected.values()
                .stream()
                .filter(item -> item.text("author").filter(author::equals).isPresent()
                        && item.text("at").filter(range::contains).isPresent())
                .sorted(Comparator.comparing(item -> item.text("at").orElseThrow(),
                        Utf8.ORDER))
                .toList();
        Query query = Query.of("Facts", author).index("by-author").range(range);
        List<Item> found = Pages.all(store, query.limit(random.nextInt(4))).items();
        assertThat(found).as("seed %d: %s", seed, query)
                .containsExactlyInAnyOrderElementsOf(wanted)
                .extracting(item -> item.text("at"))
                .isEqualTo(wanted.stream().map(item -> item.text("at")).toList());
    }

    private void compare(Query query, List<Item> wanted) {
        Query paged = query.limit(random.nextInt(4));
        assertThat(Pages.all(store, paged).items()).as("seed %d: %s", seed, paged)
                .isEqualTo(wanted);
        assertThat(Pages.all(store, paged.descending()).items()).as("seed %d: %s", seed, paged)
                .isEqualTo(wanted.reversed());
    }

    private Write randomWrite() {
        Key key = randomKey();
        Condition condition = randomCondition();
        return switch (random.nextInt(4)) {
            case 0 -> Write.put("Facts", randomItem(key)).when(condition);
            case 1 -> Write.update("Facts", key).add("n", random.nextInt(5)).when(condition);
            case 2 -> randomUpdate(key).when(condition);
            default -> Write.delete("Facts", key).when(condition);
        };
    }

    private Write.Update randomUpdate(Key key) {
        Write.Update update = Write.update("Facts", key).set("at", pick(SORTS));
        return random.nextBoolean() ? update.remove("author") : update.set("author", pick(AUTHORS));
    }

    private Item randomItem(Key key) {
        Item item = FACTS.itemOf(key).with("n", random.nextInt(5));
        return random.nextBoolean()
                ? item
                : item.with("author", pick(AUTHORS)).with("at", pick(SORTS));
    }

    private Condition randomCondition() {
        Value number = Value.of(random.nextInt(5));
        return switch (random.nextInt(5)) {
            case 0 -> Condition.absent("pk");
            case 1 -> Condition.exists("author");
            case 2 -> Condition.compare("n", Condition.Relation.LESS, number);
            default -> Condition.ALWAYS;
        };
    }

    private SortRange randomRange() {
        return switch (random.nextInt(5)) {
            case 0 -> SortRange.prefix(pick(SORTS));
            case 1 -> SortRange.between("ab", pick(SORTS.subList(1, SORTS.size())));
            case 2 -> SortRange.atLeast(pick(SORTS));
            case 3 -> SortRange.lessThan(pick(SORTS));
            default -> SortRange.ALL;
        };
    }

    private boolean holds(Write write) {
        return write.condition().holdsFor(expected.getOrDefault(key(write), Item.empty()));
    }

    private void keep(Write write) {
        Key key = key(write);
        switch (write) {
            case Write.Put put -> expected.put(key, put.item());
            case Write.Update update -> expected.put(key, Updates.apply(
                    expected.getOrDefault(key, FACTS.itemOf(key)), update.actions()));
            case Write.Delete _ -> expected.remove(key);
            case Write.Check _ -> {
            }
        }
    }

    private static Key key(Write write) {
        return switch (write) {
            case Write.Put put -> FACTS.keyOf(put.item());
            case Write.Update update -> update.key();
            case Write.Delete delete -> delete.key();
            case Write.Check check -> check.key();
        };
    }

    private Key randomKey() {
        return Key.of(pick(PARTITIONS), pick(SORTS));
    }

    private String pick(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static boolean succeeds(Runnable work) {
        try {
            work.run();
            return true;
        } catch (ConditionFailed _) {
            return false;
        }
    }
}
