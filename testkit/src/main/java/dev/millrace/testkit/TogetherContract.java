package dev.millrace.testkit;

import static dev.millrace.testkit.StoreUnderTest.get;
import static dev.millrace.testkit.StoreUnderTest.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.store.Capacity;
import dev.millrace.store.Change;
import dev.millrace.store.Condition;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.Derivation;
import dev.millrace.store.Query;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What stores with real transactions promise of `together` and of derivations.
interface TogetherContract extends StoreUnderTest {
    Key SUM = Key.of("sum");

    /// Counts things: adds the change of their `n` to the total of `sum`.
    private static void sum(List<Change> changes, Derivation.Transaction transaction) {
        for (Change change : changes) {
            Item total = transaction.get("Totals", SUM).orElse(thing("sum"));
            long delta = n(change.after()) - n(change.before());
            transaction.put("Totals", total.with("total", total.number("total") + delta));
        }
    }

    private static long n(Optional<Item> item) {
        return item.map(each -> each.number("n")).orElse(0L);
    }

    private static long total(Store store) {
        return get(store, "Totals", SUM).map(item -> item.number("total")).orElse(0L);
    }

    @Test
    default void keepsAllThatWasDoneTogether() {
        Store store = store();
        String result = store.together(() -> {
            store.write(Write.put("Things", thing("a")));
            store.putAll("Things", List.of(thing("b"), thing("c")));
            return "done";
        });
        assertThat(result).isEqualTo("done");
        assertThat(store.tables().describe("Things").items()).isEqualTo(3);
    }

    @Test
    default void keepsNothingOfWorkThatThrows() {
        Store store = store();
        store.write(Write.put("Things", thing("a").with("n", 1)));
        assertThatIllegalStateException().isThrownBy(() -> store.together(() -> {
            store.write(Write.update("Things", Key.of("a")).add("n", 1));
            store.write(Write.put("Things", thing("b")));
            store.write(Write.delete("Things", Key.of("a")));
            throw new IllegalStateException("enough");
        }));
        assertThat(get(store, "Things", Key.of("a"))).contains(thing("a").with("n", 1));
        assertThat(get(store, "Things", Key.of("b"))).isEmpty();
        assertThat(store.tables().describe("Things").items()).isEqualTo(1);
    }

    @Test
    default void workSeesWhatItWrote() {
        Store store = store();
        store.together(() -> {
            store.write(Write.put("Things", thing("a").with("n", 1)));
            assertThat(get(store, "Things", Key.of("a"))).isPresent();
            assertThat(store.query(Query.of("Things", "a")).items()).hasSize(1);
            return store.write(Write.update("Things", Key.of("a")).add("n", 1));
        });
        assertThat(get(store, "Things", Key.of("a")).map(item -> item.number("n"))).contains(2L);
    }

    @Test
    default void workMayGoOnAfterAFailedCondition() {
        Store store = store();
        store.together(() -> {
            store.write(Write.put("Things", thing("a")));
            assertThatThrownBy(() -> store.transact(List.of(Write.put("Things", thing("b")),
                    Write.put("Things", thing("a")).when(Condition.absent("id")))))
                    .isInstanceOf(ConditionFailed.class);
            return store.write(Write.put("Things", thing("c")));
        });
        assertThat(get(store, "Things", Key.of("a"))).isPresent();
        assertThat(get(store, "Things", Key.of("b"))).isEmpty();
        assertThat(get(store, "Things", Key.of("c"))).isPresent();
    }

    @Test
    default void callsDoNotNest() {
        Store store = store();
        assertThatIllegalStateException().isThrownBy(
                () -> store.together(() -> store.together(() -> "inner")));
        assertThat(store.together(() -> "next")).isEqualTo("next");
    }

    @Test
    default void aDerivationSeesAllChangesOfATransactionInTheirOrder() {
        List<List<Change>> seen = new ArrayList<>();
        Store store = store((changes, _) -> seen.add(changes));
        store.together(() -> {
            store.write(Write.put("Things", thing("a").with("n", 1)));
            store.write(Write.update("Things", Key.of("a")).add("n", 1));
            store.write(Write.put("Things", thing("a").with("n", 2)));
            return store.write(Write.delete("Things", Key.of("a")));
        });
        Optional<Item> one = Optional.of(thing("a").with("n", 1));
        Optional<Item> two = Optional.of(thing("a").with("n", 2));
        assertThat(seen).containsExactly(List.of(change(Optional.empty(), one), change(one, two),
                change(two, Optional.empty())));
    }

    @Test
    default void aDerivationRunsOnceForEachTransaction() {
        List<Integer> sizes = new ArrayList<>();
        Store store = store((changes, _) -> sizes.add(changes.size()));
        store.write(Write.put("Things", thing("a")));
        store.write(Write.put("Things", thing("a")));
        store.write(Write.delete("Things", Key.of("none")));
        store.putAll("Things", List.of(thing("b"), thing("c")));
        store.transact(List.of(Write.put("Things", thing("d")),
                new Write.Check("Things", Key.of("a"), Condition.exists("id"))));
        assertThat(sizes).containsExactly(1, 2, 1);
    }

    @Test
    default void whatWasDerivedCommitsWithItsCause() {
        Store store = store(TogetherContract::sum);
        store.write(Write.put("Things", thing("a").with("n", 5)));
        store.write(Write.update("Things", Key.of("a")).add("n", 2));
        store.putAll("Things", List.of(thing("b").with("n", 10), thing("c").with("n", 20)));
        store.write(Write.delete("Things", Key.of("b")));
        assertThat(total(store)).isEqualTo(27);
    }

    @Test
    default void whatWasDerivedVanishesWithItsCause() {
        Store store = store(TogetherContract::sum);
        store.write(Write.put("Things", thing("a").with("n", 5)));
        assertThatIllegalStateException().isThrownBy(() -> store.together(() -> {
            store.write(Write.put("Things", thing("b").with("n", 5)));
            throw new IllegalStateException("enough");
        }));
        assertThat(total(store)).isEqualTo(5);
    }

    @Test
    default void aDerivationThatFailsStopsItsTransaction() {
        Store store = store((changes, transaction) -> {
            transaction.put("Totals", thing("sum").with("total", 1));
            throw new IllegalStateException("cannot derive from " + changes.size());
        });
        assertThatIllegalStateException().isThrownBy(
                () -> store.write(Write.put("Things", thing("a"))));
        assertThat(get(store, "Things", Key.of("a"))).isEmpty();
        assertThat(total(store)).isZero();
    }

    @Test
    default void aDerivationReadsItsOwnWrites() {
        Store store = store((_, transaction) -> {
            transaction.put("Totals", thing("x").with("total", 1));
            assertThat(transaction.get("Totals", Key.of("x"))).isPresent();
            assertThat(transaction.query(Query.of("Totals", "x"))).hasSize(1);
            transaction.delete("Totals", Key.of("x"));
            assertThat(transaction.get("Totals", Key.of("x"))).isEmpty();
            assertThat(transaction.query(Query.of("Totals", "x"))).isEmpty();
        });
        store.write(Write.put("Things", thing("a")));
        assertThat(store.tables().describe("Totals").items()).isZero();
    }

    @Test
    default void whatIsDerivedIsMetered() {
        Store store = store(TogetherContract::sum);
        assertThat(store.write(Write.put("Things", thing("a"))).used().writeUnits()).isEqualTo(1);
        assertThat(store.tables().consumed()).containsEntry("Totals", Capacity.write(1));
    }

    private static Change change(Optional<Item> before, Optional<Item> after) {
        return new Change("Things", Key.of("a"), before, after, Change.Cause.CALLER);
    }
}
