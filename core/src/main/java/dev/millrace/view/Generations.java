package dev.millrace.view;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.Value;
import dev.millrace.store.Condition;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.Consistency;
import dev.millrace.store.Pages;
import dev.millrace.store.Query;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The generations of all tables of views, as written down.
final class Generations {
    private static final String PARTITION = "GENERATION";
    private static final Key NUMBERS = Key.of("NEXT", "GENERATION");
    private static final String ID = "Id";
    private static final String LIVE = "Live";
    private static final String NEXT = "Next";
    private static final String SWITCHING = "Switching";
    private static final String VIEWS = "Views";
    private final Store store;

    Generations(Store store) {
        this.store = store;
    }

    /// By table; a table that was never rebuilt is left out.
    Map<String, Generation> all() {
        Map<String, Generation> all = new HashMap<>();
        Pages.forEach(store, Query.of(ViewTable.NAME, PARTITION).strong(), item -> all
                .put(item.text(ViewTable.SORT).orElseThrow(), generation(item)));
        return all;
    }

    Generation of(String table) {
        return generation(find(table));
    }

    /// Whether the generation that is being built is of these views, as they are declared.
    boolean isOf(String table, String views) {
        return find(table).text(VIEWS).equals(Optional.of(views));
    }

    /// Begins a generation in place of the one that is being built, if there is one; returns what
    /// is being built then, by whomever.
    ///
    /// Its number is taken and written down in one, so that numbers are written down in their order
    /// and no fact can carry this one, or a later one, yet.
    Generation begin(String table, Generation before, String views) {
        Generation now = before;
        while (now.next() == before.next()) {
            Item numbers = store.get(ViewTable.NAME, NUMBERS, Consistency.STRONG)
                    .item()
                    .orElse(Item.empty());
            long number = numbers.number(ID) + 1;
            Write taken = Write.update(ViewTable.NAME, NUMBERS)
                    .set(ID, number)
                    .when(numbers.find(ID)
                            .map(last -> Condition.equal(ID, last))
                            .orElseGet(() -> Condition.absent(ID)));
            Write begun = update(table).set(NEXT, number)
                    .set(VIEWS, views)
                    .remove(SWITCHING)
                    .when(isBuilding(before.next()));
            try {
                store.transact(List.of(taken, begun));
            } catch (ConditionFailed _) {
                // Somebody else took the number, or began: what is written down tells.
            }
            now = of(table);
        }
        return now;
    }

    /// Says that items are switched over from now on.
    void switchOver(String table, long next) {
        write(update(table).set(SWITCHING, 1).when(isBuilding(next)));
    }

    void finish(String table, long next) {
        write(update(table).set(LIVE, next)
                .remove(NEXT)
                .remove(SWITCHING)
                .remove(VIEWS)
                .when(isBuilding(next)));
    }

    private Item find(String table) {
        return store.get(ViewTable.NAME, Key.of(PARTITION, table), Consistency.STRONG)
                .item()
                .orElse(Item.empty());
    }

    /// If somebody else was quicker, what is written down tells.
    private void write(Write.Update update) {
        try {
            store.write(update);
        } catch (ConditionFailed _) {
            // Nothing to do.
        }
    }

    private static Generation generation(Item item) {
        return new Generation(item.number(LIVE), item.number(NEXT), item.has(SWITCHING));
    }

    private static Condition isBuilding(long next) {
        return next == 0
                ? Condition.absent(NEXT)
                : Condition.equal(NEXT, Value.of(next));
    }

    private static Write.Update update(String table) {
        return Write.update(ViewTable.NAME, Key.of(PARTITION, table));
    }
}
