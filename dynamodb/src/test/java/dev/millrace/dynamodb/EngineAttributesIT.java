package dev.millrace.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Value;
import dev.millrace.store.Condition;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.Consistency;
import dev.millrace.store.EngineOwned;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import dev.millrace.testkit.DynamoDbLocal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Attributes of the view engine are out of callers' reach, and in the engine's.
@ExtendWith(DynamoDbLocal.Started.class)
final class EngineAttributesIT {
    private static final String TOTALS = "Totals";
    private static final Key T = Key.of("t");
    private static final Item ITEM = Item.of(Map.of("id", Value.of("t")));

    private final Endpoint endpoint;
    private final DynamoDbStore store;

    EngineAttributesIT(DynamoDbLocal local) {
        endpoint = new Endpoint(local);
        store = endpoint.emptyStore();
        store.tables().create(TableSchema.of(TOTALS, "id").withEngineAttributes("total", "w#*"));
    }

    @AfterEach
    void closeStores() {
        endpoint.close();
    }

    @Test
    void refusesWritesThatCarryOne() {
        refused(() -> store.write(Write.put(TOTALS, ITEM.with("total", 5))));
        refused(() -> store.write(Write.put(TOTALS, ITEM.with("w#9", 5))));
        refused(() -> store.write(Write.update(TOTALS, T).add("total", 1)));
        refused(() -> store.transact(List.of(Write.update(TOTALS, T).remove("w#1"))));
        refused(() -> store.putAll(TOTALS, List.of(ITEM.with("total", 5))));
        assertThat(stored()).isEmpty();
    }

    @Test
    void refusesToReplaceOrDeleteAnItemThatHasOne() {
        Store views = store.forViews();
        store.write(Write.put(TOTALS, ITEM.with("name", "x")));
        views.write(Write.update(TOTALS, T).add("total", 1).set("w#1", 7));
        refused(() -> store.write(Write.put(TOTALS, ITEM)));
        refused(() -> store.write(Write.delete(TOTALS, T)));
        refused(() -> store.transact(List.of(Write.delete(TOTALS, T))));
        refused(() -> store.putAll(TOTALS, List.of(ITEM)));
        store.write(Write.update(TOTALS, T).set("name", "y"));
        Item kept = ITEM.with("name", "y").with("total", 1).with("w#1", 7);
        assertThat(stored()).contains(kept);
        views.write(Write.delete(TOTALS, T));
        assertThat(stored()).isEmpty();
    }

    @Test
    void aConditionOfTheCallersOwnFailsAsOne() {
        store.forViews().write(Write.update(TOTALS, T).add("total", 1));
        assertThatThrownBy(() -> store.write(Write.put(TOTALS, ITEM).when(Condition.absent("id"))))
                .isInstanceOf(ConditionFailed.class);
    }

    private Optional<Item> stored() {
        return store.get(TOTALS, T, Consistency.STRONG).item();
    }

    private static void refused(ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOf(EngineOwned.class);
    }
}
