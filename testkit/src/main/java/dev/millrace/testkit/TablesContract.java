package dev.millrace.testkit;

import static dev.millrace.testkit.StoreUnderTest.fact;
import static dev.millrace.testkit.StoreUnderTest.get;
import static dev.millrace.testkit.StoreUnderTest.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.store.Derivation;
import dev.millrace.store.NoSuchTable;
import dev.millrace.store.Store;
import dev.millrace.store.StoreException;
import dev.millrace.store.Tables;
import dev.millrace.store.Write;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the administration of tables promises.
interface TablesContract extends StoreUnderTest {
    @Test
    default void makesATableOnce() {
        Store store = emptyStore(Derivation.NONE);
        assertThat(store.tables().create(FACTS)).isTrue();
        store.write(Write.put("Facts", fact("p", "s")));
        assertThat(store.tables().create(FACTS)).isFalse();
        assertThat(get(store, "Facts", Key.of("p", "s"))).isPresent();
    }

    @Test
    default void refusesATableOfOtherShape() {
        Tables tables = store().tables();
        assertThatThrownBy(() -> tables.create(TableSchema.of("Facts", "pk", "other")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Facts");
        assertThatThrownBy(() -> tables.create(TableSchema.of("Facts", "pk", "sk").withTtl("ttl")))
                .isInstanceOf(StoreException.class);
        assertThat(tables.describe("Facts").schema()).isEqualTo(FACTS);
    }

    @Test
    default void listsAndDescribesTables() {
        Store store = store();
        assertThat(store.tables().list()).containsExactlyInAnyOrder("Facts", "Things", "Totals");
        store.write(Write.put("Things", thing("a", 100)));
        store.write(Write.put("Things", thing("b", 50)));
        store.write(Write.put("Things", thing("a", 200)));
        store.write(Write.put("Things", thing("c", 50)));
        store.write(Write.delete("Things", Key.of("c")));
        assertThat(store.tables().describe("Things"))
                .isEqualTo(new Tables.Description(THINGS, 2, 250));
    }

    @Test
    default void dropsATableWithAllItHeld() {
        Store store = store();
        store.write(Write.put("Facts", fact("p", "s").with("author", "ann").with("at", "1")));
        store.tables().drop("Facts");
        assertThat(store.tables().list()).doesNotContain("Facts");
        assertThatThrownBy(() -> get(store, "Facts", Key.of("p", "s")))
                .isInstanceOf(NoSuchTable.class);
        store.tables().create(FACTS);
        assertThat(get(store, "Facts", Key.of("p", "s"))).isEmpty();
        assertThat(store.tables().describe("Facts"))
                .isEqualTo(new Tables.Description(FACTS, 0, 0));
    }

    @Test
    default void knowsNoTableThatIsNotThere() {
        Tables tables = store().tables();
        assertThatThrownBy(() -> tables.describe("Nowhere")).isInstanceOf(NoSuchTable.class);
        assertThatThrownBy(() -> tables.drop("Nowhere")).isInstanceOf(NoSuchTable.class);
        assertThatThrownBy(() -> tables.scan("Nowhere", Optional.empty(), 1))
                .isInstanceOf(NoSuchTable.class);
    }
}
