package dev.millrace.server.cache;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.store.Capacity;
import dev.millrace.store.Change;
import dev.millrace.store.Consistency;
import dev.millrace.store.Derivation;
import dev.millrace.store.Page;
import dev.millrace.store.Query;
import dev.millrace.store.Store;
import dev.millrace.store.Tables;
import dev.millrace.store.Write;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Tells listeners which items of a table this process has written, each time before the writing
/// call returns, or fails: a write that failed may have been done. What views derive in the same
/// transaction is told too.
public final class WriteTap {
    private final TableSchema schema;
    private final List<Consumer<Set<Key>>> listeners = new CopyOnWriteArrayList<>();
    private final ThreadLocal<Optional<Set<Key>>> open = ThreadLocal.withInitial(Optional::empty);

    public WriteTap(TableSchema schema) {
        this.schema = schema;
    }

    public void listen(Consumer<Set<Key>> listener) {
        listeners.add(listener);
    }

    /// The store, tapped. What is not written through it is not heard of.
    public Store around(Store store) {
        return new Tapped(store);
    }

    /// The derivation that a tapped store runs inside its transactions.
    public Derivation around(Derivation derivation) {
        return (changes, transaction) -> {
            changes.forEach(this::note);
            derivation.derive(changes, new Noting(transaction));
        };
    }

    private void note(Change change) {
        note(change.table(), change.key());
    }

    private void note(String table, Key key) {
        if (table.equals(schema.name())) {
            open.get().ifPresent(keys -> keys.add(key));
        }
    }

    private void note(String table, Item item) {
        if (table.equals(schema.name())) {
            note(table, schema.keyOf(item));
        }
    }

    private void note(Write write) {
        switch (write) {
            case Write.Put put -> note(put.table(), put.item());
            case Write.Update update -> note(update.table(), update.key());
            case Write.Delete delete -> note(delete.table(), delete.key());
            case Write.Check _ -> {
            }
        }
    }

    private <T> T heard(Supplier<T> work) {
        if (open.get().isPresent()) {
            return work.get();
        }
        Set<Key> keys = new HashSet<>();
        open.set(Optional.of(keys));
        try {
            return work.get();
        } finally {
            open.remove();
            if (!keys.isEmpty()) {
                listeners.forEach(listener -> listener.accept(keys));
            }
        }
    }

    /// A store whose writes are heard of.
    private final class Tapped implements Store {
        private final Store store;

        Tapped(Store store) {
            this.store = store;
        }

        @Override
        public Found get(String table, Key key, Consistency consistency) {
            return store.get(table, key, consistency);
        }

        @Override
        public Page query(Query query) {
            return store.query(query);
        }

        @Override
        public Written write(Write write) {
            return heard(() -> {
                note(write);
                return store.write(write);
            });
        }

        @Override
        public Capacity transact(List<? extends Write> writes) {
            return heard(() -> {
                writes.forEach(WriteTap.this::note);
                return store.transact(writes);
            });
        }

        @Override
        public Capacity putAll(String table, Collection<Item> items) {
            return heard(() -> {
                items.forEach(item -> note(table, item));
                return store.putAll(table, items);
            });
        }

        @Override
        public <T> T together(Supplier<T> work) {
            return heard(() -> store.together(work));
        }

        @Override
        public Tables tables() {
            return store.tables();
        }

        @Override
        public void close() {
            store.close();
        }
    }

    /// A transaction whose derived writes are heard of.
    private final class Noting implements Derivation.Transaction {
        private final Derivation.Transaction transaction;

        Noting(Derivation.Transaction transaction) {
            this.transaction = transaction;
        }

        @Override
        public Optional<Item> get(String table, Key key) {
            return transaction.get(table, key);
        }

        @Override
        public void put(String table, Item item) {
            note(table, item);
            transaction.put(table, item);
        }

        @Override
        public void delete(String table, Key key) {
            note(table, key);
            transaction.delete(table, key);
        }

        @Override
        public List<Item> query(Query query) {
            return transaction.query(query);
        }
    }
}
