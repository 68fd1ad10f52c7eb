package dev.millrace.testkit;

import static dev.millrace.testkit.StoreUnderTest.fact;
import static dev.millrace.testkit.StoreUnderTest.get;
import static dev.millrace.testkit.StoreUnderTest.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.Value;
import dev.millrace.store.Action;
import dev.millrace.store.Path;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// DynamoDB's limits, which every store enforces.
interface LimitsContract extends StoreUnderTest {
    @Test
    default void anItemHasAtMost400Kilobytes() {
        Store store = store();
        store.write(Write.put("Things", thing("a", Item.MAX_BYTES)));
        refused(() -> store.write(Write.put("Things", thing("b", Item.MAX_BYTES + 1))));
        refused(() -> store.write(Write.update("Things", Key.of("a")).set("x", 1)));
        refused(() -> store.putAll("Things", List.of(thing("c", Item.MAX_BYTES + 1))));
        assertThat(get(store, "Things", Key.of("b"))).isEmpty();
    }

    @Test
    default void keysHaveAtMost2048And1024Bytes() {
        Store store = store();
        store.write(Write.put("Facts", fact("ü".repeat(1024), "€".repeat(341))));
        refused(() -> store.write(Write.put("Facts", fact("ü".repeat(1024) + "x", "s"))));
        refused(() -> store.write(Write.put("Facts", fact("p", "€".repeat(341) + "xy"))));
        refused(() -> store.write(Write.delete("Facts", Key.of("p", "s".repeat(1025)))));
    }

    @Test
    default void keysAreTextsThatAreNotEmpty() {
        Store store = store();
        refused(() -> store.write(Write.put("Facts", fact("p", ""))));
        refused(() -> store.write(Write.put("Facts", fact("", "s"))));
        refused(() -> store.write(Write.put("Facts", fact("p", "s").with("sk", 1))));
        refused(() -> store.write(Write.put("Facts", fact("p", "s").without("sk"))));
        refused(() -> store.write(Write.update("Facts", Key.of("p")).add("n", 1)));
        refused(() -> store.write(Write.update("Things", Key.of("p", "s")).add("n", 1)));
        refused(() -> get(store, "Facts", Key.of("p")));
    }

    @Test
    default void keysOfIndexesAreTextsThatAreNotEmpty() {
        Store store = store();
        refused(() -> store.write(Write.put("Facts", fact("p", "s").with("author", ""))));
        refused(() -> store.write(Write.put("Facts", fact("p", "s").with("at", 5))));
        refused(() -> store.write(Write.update("Facts", Key.of("p", "s")).add("at", 5)));
        refused(() -> store.write(Write.put("Facts", fact("p", "s").with("at", "x".repeat(1025)))));
    }

    @Test
    default void anUpdateTouchesNoKeyAndNothingTwice() {
        Store store = store();
        store.write(Write.put("Things", thing("a").with("m", new Value.Mapping(Map.of()))));
        Write.Update update = Write.update("Things", Key.of("a"));
        refused(() -> store.write(update.set("id", "b")));
        refused(() -> store.write(update.add("n", 1).set("n", 2)));
        refused(() -> store.write(update.remove("m").also(set("m", "x"))));
        refused(() -> store.write(update.also(set("m", "x")).remove("m")));
        refused(() -> store.write(update.also(set("m", "x", "y")).also(set("m", "x"))));
        store.write(update.also(set("m", "x")).also(set("m", "y")));
    }

    @Test
    default void aNumberHasAtMost38Digits() {
        refused(() -> Value.of(new BigDecimal("1".repeat(39))));
    }

    @Test
    default void noTwoItemsOfABatchHaveOneKey() {
        Store store = store();
        refused(() -> store.putAll("Things", List.of(thing("a"), thing("a").with("n", 1))));
    }

    private static Action set(String... path) {
        return new Action.Set(Path.of(path), Value.of(1));
    }

    private static void refused(ThrowingCallable work) {
        assertThatIllegalArgumentException().isThrownBy(work);
    }
}
