package dev.millrace.sqlite;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Value;
import dev.millrace.sqlite.StoredTable.StoredIndex;
import dev.millrace.store.Capacity;
import dev.millrace.store.Change;
import dev.millrace.store.Page;
import dev.millrace.store.Query;
import dev.millrace.store.local.Rows;
import dev.millrace.store.local.Sizes;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Optional;

/// The database as the open writing transaction sees it; it keeps the indexes and the list of what
/// expires in step with the items.
final class SqliteRows implements Rows {
    private static final int LONG_BITS = 63;
    private final Reading reading;
    private final Session session;
    private final Ledger ledger;
    private final Meter meter;

    SqliteRows(Reading reading, Ledger ledger, Meter meter) {
        this.reading = reading;
        this.session = reading.session();
        this.ledger = ledger;
        this.meter = meter;
    }

    @Override
    public TableSchema schema(String table) {
        return reading.table(table).schema();
    }

    @Override
    public Optional<Item> get(String table, Key key) {
        return reading.get(table, key);
    }

    @Override
    public Page query(Query query) {
        return reading.query(query);
    }

    @Override
    public void charge(String table, Capacity used) {
        meter.charge(table, used);
    }

    @Override
    public void apply(Change change, Sizes sizes) {
        StoredTable table = reading.table(change.table());
        reading.of(change.table(), () -> {
            store(table, change);
            for (StoredIndex index : table.indexes()) {
                store(index, change);
            }
            if (table.schema().ttlAttribute().isPresent()) {
                storeExpiry(table, change);
            }
            return table;
        });
        ledger.note(change, sizes);
    }

    private void store(StoredTable table, Change change) throws SQLException {
        Key key = change.key();
        if (change.after().isPresent()) {
            session.update(table.put(), key.partition(), key.sort(),
                    Bodies.encode(table.schema(), change.after().get()));
        } else {
            session.update(table.delete(), key.partition(), key.sort());
        }
    }

    private void store(StoredIndex index, Change change) throws SQLException {
        Optional<Key> old = change.before().flatMap(item -> entry(index, item));
        Optional<Key> now = change.after().flatMap(item -> entry(index, item));
        if (old.equals(now)) {
            return;
        }
        Key key = change.key();
        if (old.isPresent()) {
            session.update(index.delete(), old.get().partition(), old.get().sort(),
                    key.partition(), key.sort());
        }
        if (now.isPresent()) {
            session.update(index.put(), now.get().partition(), now.get().sort(),
                    key.partition(), key.sort());
        }
    }

    private static Optional<Key> entry(StoredIndex index, Item item) {
        return item.text(index.schema().partitionKey())
                .flatMap(partition -> item.text(index.schema().sortKey())
                        .map(sort -> new Key(partition, sort)));
    }

    private void storeExpiry(StoredTable table, Change change) throws SQLException {
        Optional<Long> old = change.before().flatMap(item -> expiry(table, item));
        Optional<Long> now = change.after().flatMap(item -> expiry(table, item));
        if (old.equals(now)) {
            return;
        }
        Key key = change.key();
        if (old.isPresent()) {
            session.update("DELETE FROM " + table.expiry()
                    + " WHERE at = ? AND pk = ? AND sk = ?", old.get(), key.partition(),
                    key.sort());
        }
        if (now.isPresent()) {
            session.update("INSERT INTO " + table.expiry() + " (at, pk, sk) VALUES (?, ?, ?)",
                    now.get(), key.partition(), key.sort());
        }
    }

    /// The second at which an item expires; never, where the attribute is no whole number.
    private static Optional<Long> expiry(StoredTable table, Item item) {
        return table.schema()
                .ttlAttribute()
                .flatMap(item::find)
                .filter(value -> value instanceof Value.Num(BigDecimal number)
                        && number.scale() <= 0
                        && number.toBigInteger().bitLength() <= LONG_BITS)
                .map(value -> ((Value.Num) value).asLong());
    }
}
