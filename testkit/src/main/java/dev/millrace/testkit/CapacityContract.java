package dev.millrace.testkit;

import static dev.millrace.testkit.StoreUnderTest.fact;
import static dev.millrace.testkit.StoreUnderTest.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.store.Capacity;
import dev.millrace.store.Condition;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.Consistency;
import dev.millrace.store.Query;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What reads and writes cost, in DynamoDB's units.
interface CapacityContract extends StoreUnderTest {
    @Test
    default void readsCostAUnitForEach4KilobytesBegunAndHalfOfItEventually() {
        Store store = store();
        store.putAll("Things", List.of(thing("a", 4096), thing("b", 4097)));
        assertThat(read(store, "a", Consistency.STRONG)).isEqualTo(1);
        assertThat(read(store, "b", Consistency.STRONG)).isEqualTo(2);
        assertThat(read(store, "a", Consistency.EVENTUAL)).isEqualTo(0.5);
        assertThat(read(store, "b", Consistency.EVENTUAL)).isEqualTo(1);
        assertThat(read(store, "absent", Consistency.STRONG)).isEqualTo(1);
        assertThat(read(store, "absent", Consistency.EVENTUAL)).isEqualTo(0.5);
    }

    @Test
    default void writesCostAUnitForEachKilobyteOfTheLargerItem() {
        Store store = store();
        assertThat(put(store, thing("a", 1024))).isEqualTo(1);
        assertThat(put(store, thing("a", 1025))).isEqualTo(2);
        assertThat(put(store, thing("a", 5000))).isEqualTo(5);
        assertThat(put(store, thing("a", 100))).isEqualTo(5);
        assertThat(put(store, thing("a", 100))).isEqualTo(1);
        assertThat(write(store, Write.update("Things", Key.of("a")).add("n", 1))).isEqualTo(1);
        put(store, thing("b", 3000));
        assertThat(write(store, Write.delete("Things", Key.of("b")))).isEqualTo(3);
        assertThat(write(store, Write.delete("Things", Key.of("b")))).isEqualTo(1);
    }

    @Test
    default void aFailedConditionCostsWhatTheItemFoundWouldHave() {
        Store store = store();
        put(store, thing("a", 3000));
        ConditionFailed failed = catchThrowableOfType(ConditionFailed.class,
                () -> put(store, thing("a", 100), Condition.absent("id")));
        assertThat(failed.used()).isEqualTo(Capacity.write(3));
        ConditionFailed absent = catchThrowableOfType(ConditionFailed.class,
                () -> put(store, thing("b", 100), Condition.exists("id")));
        assertThat(absent.used()).isEqualTo(Capacity.write(1));
    }

    @Test
    default void transactionsCostTwice() {
        Store store = store();
        Capacity used = store.transact(List.of(Write.put("Things", thing("a", 1500)),
                Write.put("Things", thing("b")),
                new Write.Check("Things", Key.of("c"), Condition.absent("id"))));
        assertThat(used).isEqualTo(Capacity.write(8));
    }

    @Test
    default void queriesCostTheSumOfTheirItemsRoundedUpOnce() {
        Store store = store();
        List<Item> items = List.of("a", "b", "c")
                .stream()
                .map(sk -> fact("p", sk).with("data", "x".repeat(2000)))
                .toList();
        store.putAll("Facts", items);
        Query query = Query.of("Facts", "p");
        assertThat(store.query(query.strong()).used()).isEqualTo(Capacity.read(2));
        assertThat(store.query(query).used()).isEqualTo(Capacity.read(1));
        assertThat(store.query(query.only("sk")).used()).isEqualTo(Capacity.read(1));
        assertThat(store.query(query.limit(1)).used()).isEqualTo(Capacity.read(0.5));
        assertThat(store.query(Query.of("Facts", "none")).used()).isEqualTo(Capacity.read(0.5));
    }

    @Test
    default void indexesCostAWriteForEachEntryWrittenOrRemoved() {
        Store store = store();
        Item item = fact("p", "a").with("author", "ann").with("at", "1");
        Write.Update update = Write.update("Facts", Key.of("p", "a"));
        assertThat(write(store, Write.put("Facts", item))).isEqualTo(2);
        assertThat(write(store, Write.put("Facts", item))).isEqualTo(1);
        assertThat(write(store, update.set("other", 1))).isEqualTo(2);
        assertThat(write(store, update.set("at", "2"))).isEqualTo(3);
        assertThat(write(store, update.remove("author"))).isEqualTo(2);
        assertThat(write(store, update.set("other", 2))).isEqualTo(1);
        assertThat(write(store, update.set("author", "bob"))).isEqualTo(2);
        assertThat(write(store, Write.delete("Facts", Key.of("p", "a")))).isEqualTo(2);
    }

    @Test
    default void remembersWhatEachTableConsumed() {
        Store store = store();
        put(store, thing("a", 1500));
        read(store, "a", Consistency.EVENTUAL);
        read(store, "a", Consistency.STRONG);
        assertThatThrownBy(() -> put(store, thing("a"), Condition.absent("id")))
                .isInstanceOf(ConditionFailed.class);
        assertThat(store.tables().consumed()).containsEntry("Things", new Capacity(1.5, 4));
    }

    private static double read(Store store, String id, Consistency consistency) {
        return store.get("Things", Key.of(id), consistency).used().readUnits();
    }

    private static double put(Store store, Item item) {
        return write(store, Write.put("Things", item));
    }

    private static double put(Store store, Item item, Condition condition) {
        return write(store, Write.put("Things", item).when(condition));
    }

    private static double write(Store store, Write write) {
        return store.write(write).used().writeUnits();
    }
}
