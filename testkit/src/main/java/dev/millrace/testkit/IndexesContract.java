package dev.millrace.testkit;

import static dev.millrace.testkit.StoreUnderTest.fact;
import static dev.millrace.testkit.StoreUnderTest.sortKeys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.store.Page;
import dev.millrace.store.Pages;
import dev.millrace.store.Query;
import dev.millrace.store.SortRange;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What queries of a secondary index promise.
interface IndexesContract extends StoreUnderTest {
    Query ANN = Query.of("Facts", "ann").index("by-author");

    static Item by(String author, String at, String sk) {
        return fact("p", sk).with("author", author).with("at", at);
    }

    @Test
    default void ordersByTheKeyOfTheIndex() {
        Store store = store();
        store.putAll("Facts", List.of(by("ann", "3", "a"), by("ann", "1", "b"),
                by("bob", "2", "c"), by("ann", "2", "d")));
        assertThat(sortKeys(store, ANN)).containsExactly("b", "d", "a");
        assertThat(sortKeys(store, ANN.descending())).containsExactly("a", "d", "b");
        assertThat(sortKeys(store, ANN.range(SortRange.between("2", "9")))).containsExactly("d",
                "a");
        assertThat(store.query(ANN.limit(1)).items()).containsExactly(by("ann", "1", "b"));
    }

    @Test
    default void holdsOnlyItemsThatHaveBothKeys() {
        Store store = store();
        store.putAll("Facts", List.of(by("ann", "1", "a"), by("ann", "2", "b").without("at"),
                by("ann", "3", "c").without("author"), fact("p", "d")));
        assertThat(sortKeys(store, ANN)).containsExactly("a");
    }

    @Test
    default void followsEveryWrite() {
        Store store = store();
        Key a = Key.of("p", "a");
        store.putAll("Facts", List.of(by("ann", "1", "a"), by("ann", "2", "b")));
        store.write(Write.update("Facts", a).set("at", "3"));
        assertThat(sortKeys(store, ANN)).containsExactly("b", "a");
        store.write(Write.update("Facts", a).set("other", 1));
        assertThat(store.query(ANN.descending().limit(1)).items().getFirst().number("other"))
                .isEqualTo(1);
        store.write(Write.update("Facts", a).remove("author"));
        assertThat(sortKeys(store, ANN)).containsExactly("b");
        store.write(Write.put("Facts", by("ann", "0", "a")));
        store.write(Write.delete("Facts", Key.of("p", "b")));
        assertThat(sortKeys(store, ANN)).containsExactly("a");
    }

    @Test
    default void pagesThroughItemsWithTheSameKeyOfTheIndex() {
        Store store = store();
        List<Item> items = List.of(by("ann", "1", "a"), by("ann", "1", "b"), by("ann", "1", "c"),
                by("ann", "2", "d"), by("ann", "2", "e"));
        store.putAll("Facts", items);
        for (int limit = 1; limit <= 3; limit++) {
            assertThat(Pages.all(store, ANN.limit(limit)).items())
                    .containsExactlyInAnyOrderElementsOf(items);
            assertThat(Pages.all(store, ANN.limit(limit).descending()).items())
                    .containsExactlyInAnyOrderElementsOf(items);
        }
        Page page = store.query(ANN.limit(1));
        assertThat(page.next().orElseThrow().keys().attributes())
                .containsOnlyKeys("pk", "sk", "author", "at");
    }

    @Test
    default void cannotBeReadStrongly() {
        Store store = store();
        assertThatIllegalArgumentException().isThrownBy(() -> store.query(ANN.strong()));
    }
}
