package dev.millrace.testkit;

import static dev.millrace.testkit.StoreUnderTest.get;
import static dev.millrace.testkit.StoreUnderTest.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.item.Key;
import dev.millrace.item.Value;
import dev.millrace.store.Action;
import dev.millrace.store.Condition;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.InvalidUpdate;
import dev.millrace.store.Path;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What transactions promise.
interface TransactionsContract extends StoreUnderTest {
    @Test
    default void writesAllOfATransaction() {
        Store store = store();
        store.putAll("Things", List.of(thing("gone"), thing("counted")));
        store.transact(List.of(Write.put("Things", thing("new")),
                Write.delete("Things", Key.of("gone")),
                Write.update("Things", Key.of("counted")).add("n", 1),
                new Write.Check("Totals", Key.of("t"), Condition.absent("id"))));
        assertThat(get(store, "Things", Key.of("new"))).contains(thing("new"));
        assertThat(get(store, "Things", Key.of("gone"))).isEmpty();
        assertThat(get(store, "Things", Key.of("counted"))).contains(thing("counted").with("n", 1));
        assertThat(get(store, "Totals", Key.of("t"))).isEmpty();
    }

    @Test
    default void writesNothingOfATransactionWhoseConditionFails() {
        Store store = store();
        store.write(Write.put("Things", thing("b").with("n", 1)));
        ConditionFailed failed = catchThrowableOfType(ConditionFailed.class,
                () -> store.transact(List.of(Write.put("Things", thing("a")),
                        Write.update("Things", Key.of("b"))
                                .add("n", 1)
                                .when(Condition.equal("n", Value.of(2))),
                        Write.put("Things", thing("c")))));
        assertThat(failed.index()).isEqualTo(1);
        assertThat(failed.found()).contains(thing("b").with("n", 1));
        assertThat(get(store, "Things", Key.of("a"))).isEmpty();
        assertThat(get(store, "Things", Key.of("c"))).isEmpty();
        assertThat(get(store, "Things", Key.of("b"))).contains(thing("b").with("n", 1));
    }

    @Test
    default void aFailedCheckStopsATransaction() {
        Store store = store();
        ConditionFailed failed = catchThrowableOfType(ConditionFailed.class,
                () -> store.transact(List.of(Write.put("Things", thing("a")),
                        new Write.Check("Totals", Key.of("t"), Condition.exists("id")))));
        assertThat(failed.index()).isEqualTo(1);
        assertThat(get(store, "Things", Key.of("a"))).isEmpty();
    }

    @Test
    default void anUpdateThatCannotBeAppliedStopsATransaction() {
        Store store = store();
        assertThatThrownBy(() -> store.transact(List.of(Write.put("Things", thing("a")),
                Write.update("Things", Key.of("b"))
                        .also(
                                new Action.Set(Path.of("no", "map"), Value.of(1))))))
                .isInstanceOf(InvalidUpdate.class);
        assertThat(get(store, "Things", Key.of("a"))).isEmpty();
    }

    @Test
    default void aTransactionHasAtMost100Writes() {
        Store store = store();
        List<Write.Put> writes = IntStream.range(0, 101)
                .mapToObj(i -> Write.put("Things", thing("t" + i)))
                .toList();
        assertThatIllegalArgumentException().isThrownBy(() -> store.transact(writes));
        assertThatIllegalArgumentException().isThrownBy(() -> store.transact(List.of()));
        assertThat(get(store, "Things", Key.of("t0"))).isEmpty();
        assertThat(store.transact(writes.subList(0, 100)).writeUnits()).isEqualTo(200);
    }

    @Test
    default void aTransactionHasAtMost4Megabytes() {
        Store store = store();
        List<Write.Put> writes = IntStream.range(0, 11)
                .mapToObj(i -> Write.put("Things", thing("t" + i, 400 * 1024)))
                .toList();
        assertThatIllegalArgumentException().isThrownBy(() -> store.transact(writes));
        store.transact(writes.subList(0, 10));
    }

    @Test
    default void aTransactionWritesNoItemTwice() {
        Store store = store();
        assertThatIllegalArgumentException().isThrownBy(() -> store.transact(List.of(
                Write.put("Things", thing("a")),
                new Write.Check("Things", Key.of("a"), Condition.ALWAYS))));
    }

    @Test
    default void aCheckStandsOnlyInATransaction() {
        Store store = store();
        assertThatIllegalArgumentException().isThrownBy(() -> store.write(
                new Write.Check("Things", Key.of("a"), Condition.ALWAYS)));
    }
}
