package dev.millrace.places;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.store.Capacity;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.Consistency;
import dev.millrace.store.Page;
import dev.millrace.store.Pages;
import dev.millrace.store.Query;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import dev.millrace.view.FactReader;
import java.util.List;
import java.util.Optional;

/// Calls of a store for one caller, and what they consumed.
final class Calls {
    private final Store store;
    private Capacity used = Capacity.NONE;

    Calls(Store store) {
        this.store = store;
    }

    Optional<Item> get(String table, Key key, Consistency consistency) {
        Store.Found found = store.get(table, key, consistency);
        used = used.plus(found.used());
        return found.item();
    }

    /// For what is spread over several items, see [dev.millrace.view.Slots].
    FactReader reader() {
        return new FactReader() {
            @Override
            public Optional<Item> get(String table, Key key) {
                return Calls.this.get(table, key, Consistency.STRONG);
            }

            @Override
            public List<Item> query(Query query) {
                Page page = Pages.all(store, query.strong());
                used = used.plus(page.used());
                return page.items();
            }
        };
    }

    Page query(Query query) {
        Page page = store.query(query);
        used = used.plus(page.used());
        return page;
    }

    Store.Written write(Write write) {
        try {
            Store.Written written = store.write(write);
            used = used.plus(written.used());
            return written;
        } catch (ConditionFailed failed) {
            used = used.plus(failed.used());
            throw failed;
        }
    }

    void transact(List<Write> writes) {
        used = used.plus(store.transact(writes));
    }

    <T> Costed<T> costed(T result) {
        return new Costed<>(result, used);
    }
}
