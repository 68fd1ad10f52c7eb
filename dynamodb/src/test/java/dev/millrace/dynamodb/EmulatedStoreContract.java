package dev.millrace.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.millrace.item.Item;
import dev.millrace.item.Value;
import dev.millrace.store.Capacity;
import dev.millrace.store.Derivation;
import dev.millrace.store.Page;
import dev.millrace.store.Pages;
import dev.millrace.store.Query;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import dev.millrace.testkit.StoreContract;
import dev.millrace.tracker.TrackerTable;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The contract of stores, less three figures that DynamoDB Local reports otherwise than DynamoDB:
/// the units of a transaction (it says 4, whatever the transaction holds) and of a query that finds
/// nothing (it says 0), and where a page of 1 MB is cut (it adds the item that crosses the line).
interface EmulatedStoreContract extends StoreContract {
    private Store tracker() {
        Store store = emptyStore(Derivation.NONE);
        store.tables().create(TrackerTable.SCHEMA);
        return store;
    }

    private static Item hit(int number) {
        return Item.of(Map.of(TrackerTable.PARTITION, Value.of("/HITS"), TrackerTable.SORT,
                Value.of("hit " + (1000 + number))));
    }

    @Override
    @Test
    default void transactionsCostTwice() {
        Store store = tracker();
        Capacity used = store.transact(List.of(Write.put(TrackerTable.NAME, hit(1))));
        assertThat(used.readUnits()).isZero();
        assertThat(used.writeUnits()).isGreaterThanOrEqualTo(2);
        assertThat(store.tables().consumed()).containsEntry(TrackerTable.NAME, used);
    }

    @Override
    @Test
    default void aTransactionHasAtMost100Writes() {
        Store store = tracker();
        List<Write.Put> puts = IntStream.range(0, 101)
                .mapToObj(i -> Write.put(TrackerTable.NAME, hit(i)))
                .toList();
        assertThatIllegalArgumentException().isThrownBy(() -> store.transact(puts));
        assertThatIllegalArgumentException().isThrownBy(() -> store.transact(List.of()));
        assertThat(hits(store).items()).isEmpty();
        store.transact(puts.subList(0, 100));
        assertThat(hits(store).items()).hasSize(100);
    }

    @Override
    @Test
    default void queriesCostTheSumOfTheirItemsRoundedUpOnce() {
        Store store = tracker();
        String data = "x".repeat(2000);
        List<Item> items = IntStream.range(0, 3).mapToObj(i -> hit(i).with("data", data)).toList();
        store.putAll(TrackerTable.NAME, items);
        Query query = Query.of(TrackerTable.NAME, "/HITS");
        assertThat(store.query(query.strong()).used()).isEqualTo(Capacity.read(2));
        assertThat(store.query(query).used()).isEqualTo(Capacity.read(1));
        assertThat(store.query(query.limit(1)).used()).isEqualTo(Capacity.read(0.5));
    }

    @Override
    @Test
    default void aPageHoldsAtMostOneMegabyte() {
        Store store = tracker();
        String data = "x".repeat(300_000);
        List<Item> items = IntStream.range(0, 9).mapToObj(i -> hit(i).with("data", data)).toList();
        store.putAll(TrackerTable.NAME, items);
        Page first = store.query(Query.of(TrackerTable.NAME, "/HITS"));
        assertThat(first.items()).hasSizeBetween(3, 4);
        assertThat(first.next()).isPresent();
        assertThat(hits(store).items()).isEqualTo(items);
    }

    private static Page hits(Store store) {
        return Pages.all(store, Query.of(TrackerTable.NAME, "/HITS"));
    }
}
