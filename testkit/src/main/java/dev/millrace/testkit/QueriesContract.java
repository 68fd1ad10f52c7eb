package dev.millrace.testkit;

import static dev.millrace.testkit.StoreUnderTest.fact;
import static dev.millrace.testkit.StoreUnderTest.sortKeys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.item.Item;
import dev.millrace.item.Value;
import dev.millrace.store.NoSuchTable;
import dev.millrace.store.Page;
import dev.millrace.store.Pages;
import dev.millrace.store.Query;
import dev.millrace.store.SortRange;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What queries of a table promise.
interface QueriesContract extends StoreUnderTest {
    Query P = Query.of("Facts", "p").strong();

    /// By the bytes of UTF-8: Java's own order has the last two the other way round.
    List<String> ORDERED = List.of("a", "aa", "ab", "b", "b\u0000", "z", "é", "퟿",
            "\uE000", "\uFFFF", "\uD83D\uDE00");

    default Store ordered() {
        Store store = store();
        store.putAll("Facts", ORDERED.reversed().stream().map(sk -> fact("p", sk)).toList());
        store.putAll("Facts", List.of(fact("o", "x"), fact("p\u0000", "x"), fact("pp", "x"),
                fact("P", "x"), fact("q", "x")));
        return store;
    }

    @Test
    default void ordersByTheBytesOfUtf8() {
        Store store = ordered();
        assertThat(sortKeys(store, P)).isEqualTo(ORDERED);
        assertThat(sortKeys(store, P.descending())).isEqualTo(ORDERED.reversed());
    }

    @Test
    default void findsRanges() {
        Store store = ordered();
        for (SortRange range : ranges()) {
            List<String> expected = ORDERED.stream().filter(range::contains).toList();
            assertThat(sortKeys(store, P.range(range))).as("%s", range).isEqualTo(expected);
            assertThat(sortKeys(store, P.range(range).descending())).as("%s", range)
                    .isEqualTo(expected.reversed());
        }
    }

    @Test
    default void pagesThroughEveryRangeInBothDirections() {
        Store store = ordered();
        for (SortRange range : ranges()) {
            for (int limit = 1; limit <= 4; limit++) {
                Query query = P.range(range).limit(limit);
                List<String> expected = ORDERED.stream().filter(range::contains).toList();
                assertThat(sortKeys(Pages.all(store, query))).isEqualTo(expected);
                assertThat(sortKeys(Pages.all(store, query.descending())))
                        .isEqualTo(expected.reversed());
            }
        }
    }

    @Test
    default void aPageHasNoMoreItemsThanItsLimitAndTellsWhereItEnded() {
        Store store = ordered();
        Page page = store.query(P.limit(2));
        assertThat(sortKeys(page)).containsExactly("a", "aa");
        assertThat(page.next().orElseThrow().keys()).isEqualTo(fact("p", "aa"));
        assertThat(store.query(P).next()).isEmpty();
    }

    @Test
    default void goesOnAfterAnItemThatWasDeletedMeanwhile() {
        Store store = ordered();
        Page page = store.query(P.limit(2));
        store.write(Write.delete("Facts", FACTS.keyOf(page.items().getLast())));
        assertThat(sortKeys(store, P.limit(1).after(page.next()))).containsExactly("ab");
    }

    @Test
    default void refusesTheCursorOfAnotherRange() {
        Store store = ordered();
        Page page = store.query(P.range(SortRange.prefix("a")).limit(2));
        assertThatIllegalArgumentException().isThrownBy(
                () -> store.query(P.range(SortRange.prefix("z")).after(page.next())));
    }

    @Test
    default void aPageHoldsAtMostOneMegabyte() {
        Store store = store();
        String data = "x".repeat(300_000);
        List<String> keys = IntStream.range(0, 9).mapToObj(i -> "k" + i).toList();
        keys.forEach(sk -> store.write(Write.put("Facts", fact("p", sk).with("data", data))));
        Page page = store.query(P);
        assertThat(sortKeys(page)).isEqualTo(keys.subList(0, 3));
        assertThat(page.next()).isPresent();
        assertThat(sortKeys(Pages.all(store, P))).isEqualTo(keys);
        assertThat(sortKeys(Pages.all(store, P.descending()))).isEqualTo(keys.reversed());
        assertThat(Pages.all(store, P.only("sk")).items()).hasSize(9)
                .allMatch(
                        item -> !item.has("data"));
    }

    @Test
    default void projectsTheAttributesWanted() {
        Store store = store();
        store.write(Write.put("Facts", fact("p", "a").with("n", 1).with("Views", 2)));
        store.write(Write.put("Facts", fact("p", "b").with("x", 1)));
        assertThat(store.query(P.only("Views", "x")).items()).containsExactly(
                Item.of(Map.of("Views", Value.of(2))), Item.of(Map.of("x", Value.of(1))));
        Page cut = store.query(P.only("x").limit(1));
        assertThat(store.query(P.only("x").after(cut.next())).items()).containsExactly(
                Item.of(Map.of("x", Value.of(1))));
    }

    @Test
    default void findsNothingInAPartitionThatIsNotThere() {
        Page page = store().query(P);
        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isEmpty();
    }

    @Test
    default void refusesWhatCannotBeAsked() {
        Store store = store();
        assertThatThrownBy(() -> store.query(Query.of("Nowhere", "p")))
                .isInstanceOf(NoSuchTable.class);
        assertThatIllegalArgumentException().isThrownBy(() -> store.query(P.index("none")));
        assertThatIllegalArgumentException().isThrownBy(
                () -> store.query(Query.of("Facts", "")));
    }

    @Test
    default void scansEveryItemOnce() {
        Store store = ordered();
        List<Item> found = new ArrayList<>();
        Page page = store.tables().scan("Facts", Optional.empty(), 3);
        while (page.next().isPresent()) {
            assertThat(page.items()).hasSizeLessThanOrEqualTo(3);
            found.addAll(page.items());
            page = store.tables().scan("Facts", page.next(), 3);
        }
        found.addAll(page.items());
        assertThat(found).hasSize(ORDERED.size() + 5).doesNotHaveDuplicates();
    }

    private static List<SortRange> ranges() {
        return List.of(SortRange.ALL, SortRange.prefix("a"), SortRange.prefix("b"),
                SortRange.prefix("x"), SortRange.prefix("퟿"), SortRange.prefix("\uFFFF"),
                SortRange.prefix("\uD83D\uDE00"), SortRange.prefix("\uDBFF\uDFFF"),
                SortRange.between("aa", "b"), SortRange.between("aaa", "y"),
                SortRange.between("\uE000", "\uD83D\uDE00"), SortRange.atLeast("z"),
                SortRange.atLeast("\uFFFF"), SortRange.lessThan("b"), SortRange.lessThan("a"),
                SortRange.equal("ab"));
    }
}
