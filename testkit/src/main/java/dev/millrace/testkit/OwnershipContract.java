package dev.millrace.testkit;

import static dev.millrace.testkit.StoreUnderTest.get;
import static dev.millrace.testkit.StoreUnderTest.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.store.Change;
import dev.millrace.store.Derivation;
import dev.millrace.store.EngineOwned;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// Attributes of the view engine are out of callers' reach.
interface OwnershipContract extends StoreUnderTest {
    Key T = Key.of("t");

    /// A store whose derivation has set the total of `t` to 1, beside what its user wrote.
    default Store totalled() {
        Store store = store((List<Change> changes, Derivation.Transaction transaction) -> {
            Item total = transaction.get("Totals", T).orElse(thing("t"));
            transaction.put("Totals", total.with("total", 1).with("w#1", 7));
        });
        store.write(Write.put("Totals", thing("t").with("name", "x")));
        return store;
    }

    @Test
    default void refusesAPutThatCarriesAnAttributeOfTheEngine() {
        Store store = store();
        refused(() -> store.write(Write.put("Totals", thing("t").with("total", 5))));
        refused(() -> store.write(Write.put("Totals", thing("t").with("w#9", 5))));
        refused(() -> store.putAll("Totals", List.of(thing("t").with("total", 5))));
        assertThat(get(store, "Totals", T)).isEmpty();
        store.write(Write.put("Totals", thing("t").with("w", 5)));
    }

    @Test
    default void refusesAnUpdateOfAnAttributeOfTheEngine() {
        Store store = store();
        refused(() -> store.write(Write.update("Totals", T).add("total", 1)));
        refused(() -> store.transact(List.of(Write.update("Totals", T).remove("w#1"))));
    }

    @Test
    default void refusesAPutOrDeleteOnAnItemThatTheEngineWroteOn() {
        Store store = totalled();
        refused(() -> store.write(Write.put("Totals", thing("t"))));
        refused(() -> store.write(Write.delete("Totals", T)));
        refused(() -> store.transact(List.of(Write.delete("Totals", T))));
    }

    @Test
    default void letsCallersUpdateTheirOwnAttributes() {
        Store store = totalled();
        store.write(Write.update("Totals", T).set("name", "y"));
        assertThat(get(store, "Totals", T)).contains(
                thing("t").with("name", "y").with("total", 1).with("w#1", 7));
    }

    private static void refused(ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOf(EngineOwned.class);
    }
}
