package dev.millrace.messages;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.store.Capacity;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.Consistency;
import dev.millrace.store.Page;
import dev.millrace.store.Pages;
import dev.millrace.store.Query;
import dev.millrace.store.Store;
import dev.millrace.store.StoreException;
import dev.millrace.store.UnknownOutcome;
import dev.millrace.store.Write;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// One operation on the table, with what it has consumed so far. Not thread-safe.
final class Operation {
    /// Of writers who all want the same item, each round lets one through.
    private static final int ROUNDS = 200;
    private static final int LOST = 5;
    private final Store store;
    private final Turns turns;
    private Capacity used = Capacity.NONE;

    Operation(Store store, Turns turns) {
        this.store = store;
        this.turns = turns;
    }

    Optional<Item> get(Key key) {
        return get(key, Consistency.STRONG);
    }

    Optional<Item> get(Key key, Consistency consistency) {
        Store.Found found = store.get(MessagesTable.NAME, key, consistency);
        used = used.plus(found.used());
        return found.item();
    }

    Page query(Query query) {
        Page page = store.query(query);
        used = used.plus(page.used());
        return page;
    }

    /// Every page of a query.
    List<Item> all(Query query) {
        Page page = Pages.all(store, query);
        used = used.plus(page.used());
        return page.items();
    }

    /// Writes all or nothing; one write alone costs half as much.
    ///
    /// @throws ConditionFailed where a condition does not hold
    void write(List<? extends Write> writes) {
        try {
            used = used.plus(writes.size() == 1
                    ? store.write(writes.getFirst()).used()
                    : store.transact(writes));
        } catch (ConditionFailed failed) {
            used = used.plus(failed.used());
            throw failed;
        }
    }

    void putAll(List<Item> items) {
        used = used.plus(store.putAll(MessagesTable.NAME, items));
    }

    /// Runs attempts until one has a result, each alone where the store can do that. An attempt
    /// begins by reading, so that one that another writer came before, or whose reply was lost, is
    /// simply made again; it must recognise what it did itself.
    ///
    /// @param what others who want the same wait for their turn
    <T> T retried(Object what, Supplier<T> attempt) {
        return turns.take(what, () -> retried(attempt));
    }

    private <T> T retried(Supplier<T> attempt) {
        int lost = 0;
        for (int round = 0; round < ROUNDS; round++) {
            try {
                return store.together(attempt);
            } catch (ConditionFailed overtaken) {
                // Read again what stands there now.
            } catch (UnknownOutcome unknown) {
                if (++lost == LOST) {
                    throw unknown;
                }
            }
        }
        throw new StoreException("too many writers want the same item of " + MessagesTable.NAME
                + "; try again");
    }

    <T> Answer<T> answer(T value) {
        return new Answer<>(value, used);
    }
}
