package dev.millrace.testkit;

import static dev.millrace.testkit.StoreUnderTest.get;
import static dev.millrace.testkit.StoreUnderTest.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.Value;
import dev.millrace.store.Action;
import dev.millrace.store.Condition;
import dev.millrace.store.Condition.Relation;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.InvalidUpdate;
import dev.millrace.store.NoSuchTable;
import dev.millrace.store.Path;
import dev.millrace.store.Store;
import dev.millrace.store.Store.Written;
import dev.millrace.store.Write;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What single writes promise.
interface WritesContract extends StoreUnderTest {
    Key A = Key.of("a");

    @Test
    default void keepsEveryTypeOfValueAsItWas() {
        Store store = store();
        Item item = thing("a")
                .with("text", "ü\uD83D\uDE00\u0000")
                .with("empty", "")
                .with("max", Long.MAX_VALUE)
                .with("min", Long.MIN_VALUE)
                .with("huge", Value.of(new BigDecimal("12345678901234567890123456789012345678")))
                .with("small", Value.of(new BigDecimal("-0.00000000123456789")))
                .with("binary", Value.of(new byte[]{0, -1, 127, -128}))
                .with("yes", Value.of(true))
                .with("no", Value.of(false))
                .with("nothing", new Value.Nothing())
                .with("set", new Value.TextSet(new TreeSet<>(List.of("b", "a", "ä"))))
                .with("list", new Value.Listing(List.of(Value.of(1), Value.of("x"),
                        new Value.Listing(List.of()))))
                .with("map", new Value.Mapping(Map.of("in", new Value.Mapping(Map.of(
                        "deep", Value.of(true), "set",
                        new Value.TextSet(new TreeSet<>(List.of("z"))))))));
        store.write(Write.put("Things", item));
        assertThat(get(store, "Things", A)).contains(item);
    }

    @Test
    default void tellsWhatItReplacedAndWhatItLeft() {
        Store store = store();
        Written first = store.write(Write.put("Things", thing("a").with("n", 1)));
        assertThat(first.before()).isEmpty();
        Written second = store.write(Write.update("Things", A).add("n", 2));
        assertThat(second.before()).contains(thing("a").with("n", 1));
        assertThat(second.after()).contains(thing("a").with("n", 3));
        Written third = store.write(Write.delete("Things", A));
        assertThat(third.before()).contains(thing("a").with("n", 3));
        assertThat(third.after()).isEmpty();
        assertThat(get(store, "Things", A)).isEmpty();
    }

    @Test
    default void putReplacesTheWholeItem() {
        Store store = store();
        store.write(Write.put("Things", thing("a").with("old", 1)));
        store.write(Write.put("Things", thing("a").with("new", 2)));
        assertThat(get(store, "Things", A)).contains(thing("a").with("new", 2));
    }

    @Test
    default void deletingNothingDoesNothing() {
        Written written = store().write(Write.delete("Things", A));
        assertThat(written.before()).isEmpty();
        assertThat(written.after()).isEmpty();
    }

    @Test
    default void updatingAnAbsentItemMakesIt() {
        Store store = store();
        store.write(Write.update("Things", A).add("n", 5).set("name", "x"));
        assertThat(get(store, "Things", A)).contains(thing("a").with("n", 5).with("name", "x"));
    }

    @Test
    default void updatesAddSetRemoveAndSetIfAbsent() {
        Store store = store();
        store.write(Write.put("Things", thing("a").with("n", 1).with("gone", 1).with("kept", 1)));
        store.write(Write.update("Things", A)
                .add("n", -3)
                .set("name", "new")
                .remove("gone")
                .also(new Action.SetIfAbsent(Path.of("kept"), Value.of(9)))
                .also(new Action.SetIfAbsent(Path.of("made"), Value.of(9))));
        assertThat(get(store, "Things", A)).contains(thing("a").with("n", -2)
                .with("name", "new")
                .with("kept", 1)
                .with("made", 9));
    }

    @Test
    default void updatesInsideMaps() {
        Store store = store();
        store.write(Write.update("Things", A).set("counts", new Value.Mapping(Map.of())));
        for (String category : List.of("park", "park", "a.b c#")) {
            store.write(Write.update("Things", A)
                    .also(
                            new Action.Add(Path.of("counts", category),
                                    new Value.Num(BigDecimal.ONE))));
        }
        assertThat(get(store, "Things", A).orElseThrow().find("counts")).contains(
                new Value.Mapping(Map.of("park", Value.of(2), "a.b c#", Value.of(1))));
    }

    @Test
    default void anUpdateInsideAMissingMapFailsAndWritesNothing() {
        Store store = store();
        assertThatThrownBy(() -> store.write(Write.update("Things", A)
                .set("name", "x")
                .also(
                        new Action.Add(Path.of("counts", "park"), new Value.Num(BigDecimal.ONE)))))
                .isInstanceOf(InvalidUpdate.class);
        assertThat(get(store, "Things", A)).isEmpty();
    }

    @Test
    default void addingToATextFails() {
        Store store = store();
        store.write(Write.put("Things", thing("a").with("n", "one")));
        assertThatThrownBy(() -> store.write(Write.update("Things", A).add("n", 1)))
                .isInstanceOf(InvalidUpdate.class);
    }

    @Test
    default void aConditionThatHoldsLetsTheWriteHappen() {
        Store store = store();
        store.write(Write.put("Things", thing("a").with("n", 5).with("t", "b")));
        for (Condition holding : holding()) {
            store.write(Write.update("Things", A).add("written", 1).when(holding));
        }
        assertThat(get(store, "Things", A).orElseThrow().number("written"))
                .isEqualTo(holding().size());
    }

    @Test
    default void aConditionThatFailsTellsWhatItFoundAndWritesNothing() {
        Store store = store();
        Item item = thing("a").with("n", 5).with("t", "b");
        store.write(Write.put("Things", item));
        for (Condition holding : holding()) {
            ConditionFailed failed = catchThrowableOfType(ConditionFailed.class,
                    () -> store.write(Write.update("Things", A)
                            .add("written", 1)
                            .when(Condition.not(holding))));
            assertThat(failed).as("not %s", holding).isNotNull();
            assertThat(failed.found()).contains(item);
            assertThat(failed.index()).isZero();
        }
        assertThat(get(store, "Things", A)).contains(item);
    }

    @Test
    default void aConditionOnAnAbsentItemSeesNoAttributes() {
        Store store = store();
        ConditionFailed failed = catchThrowableOfType(ConditionFailed.class,
                () -> store.write(Write.put("Things", thing("a")).when(Condition.exists("id"))));
        assertThat(failed.found()).isEmpty();
        store.write(Write.put("Things", thing("a")).when(Condition.absent("id")));
        assertThatThrownBy(() -> store.write(Write.put("Things", thing("a"))
                .when(Condition.absent("id")))).isInstanceOf(ConditionFailed.class);
        assertThatThrownBy(() -> store.write(Write.delete("Things", A)
                .when(Condition.equal("n", Value.of(1))))).isInstanceOf(ConditionFailed.class);
    }

    @Test
    default void putsManyItems() {
        Store store = store();
        List<Item> items = IntStream.range(0, 60)
                .mapToObj(i -> thing("t" + i).with("n", i))
                .toList();
        assertThat(store.putAll("Things", items).writeUnits()).isEqualTo(60);
        items.forEach(item -> assertThat(get(store, "Things",
                Key.of(item.text("id").orElseThrow()))).isEqualTo(Optional.of(item)));
    }

    @Test
    default void refusesATableThatIsNotThere() {
        Store store = store();
        assertThatThrownBy(() -> store.write(Write.put("Nowhere", thing("a"))))
                .isInstanceOf(NoSuchTable.class);
        assertThatThrownBy(() -> get(store, "Nowhere", A)).isInstanceOf(NoSuchTable.class);
    }

    /// Conditions that hold for an item with n = 5 and t = "b".
    private static List<Condition> holding() {
        Value five = Value.of(5);
        return List.of(Condition.ALWAYS, Condition.exists("n"), Condition.absent("x"),
                Condition.equal("n", five),
                Condition.not(Condition.equal("n", Value.of("5"))),
                Condition.compare("n", Relation.NOT_EQUAL, Value.of(6)),
                Condition.compare("x", Relation.NOT_EQUAL, five),
                Condition.compare("n", Relation.LESS, Value.of(10)),
                Condition.compare("n", Relation.AT_MOST, five),
                Condition.compare("n", Relation.GREATER, Value.of(-6)),
                Condition.compare("n", Relation.AT_LEAST, five),
                Condition.compare("t", Relation.GREATER, Value.of("a")),
                Condition.not(Condition.compare("t", Relation.LESS, five)),
                Condition.not(Condition.compare("x", Relation.AT_MOST, five)),
                Condition.all(Condition.exists("n"), Condition.exists("t")),
                Condition.any(Condition.exists("x"), Condition.equal("t", Value.of("b"))));
    }
}
