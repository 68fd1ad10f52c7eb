package dev.millrace.sqlite;

import dev.millrace.store.Capacity;
import dev.millrace.store.Change;
import dev.millrace.store.local.Sizes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// The line of each table in the database's ledger: its items and their bytes, the capacity
/// consumed since the store was made, and a revision that grows with every commit that changed
/// the table.
final class Ledger {
    private final Meter meter;
    private final Map<String, Growth> growths = new HashMap<>();
    private final AtomicLong own = new AtomicLong();

    Ledger(Meter meter) {
        this.meter = meter;
    }

    void begin() {
        growths.clear();
    }

    void note(Change change, Sizes sizes) {
        Growth growth = growths.computeIfAbsent(change.table(), _ -> new Growth());
        growth.items += (change.after().isPresent() ? 1 : 0)
                - (change.before().isPresent() ? 1 : 0);
        growth.bytes += sizes.growth();
    }

    /// Writes what the open transaction changed and all that was consumed and not written yet.
    ///
    /// @return what to settle with the meter once the transaction has committed
    Map<String, Capacity> write(Session session) throws SQLException {
        Map<String, Capacity> used = meter.pending();
        Set<String> tables = new HashSet<>(used.keySet());
        tables.addAll(growths.keySet());
        for (String table : tables) {
            add(session, table, used.getOrDefault(table, Capacity.NONE));
        }
        return used;
    }

    /// Notes that the open transaction has committed.
    void committed() {
        own.addAndGet(growths.size());
    }

    /// By how much commits of this process have moved the revision.
    long own() {
        return own.get();
    }

    /// Notes that a table was made or dropped: it is empty.
    static void clear(Session session, String table) throws SQLException {
        session.update("INSERT INTO ledger VALUES (?, 1, 0, 0, 0, 0) ON CONFLICT DO UPDATE SET"
                + " revision = revision + 1, items = 0, bytes = 0", table);
    }

    static long revision(Session session) throws SQLException {
        return session.number("SELECT sum(revision) FROM ledger");
    }

    static Map<String, Capacity> consumed(Session session) throws SQLException {
        Map<String, Capacity> consumed = new HashMap<>();
        try (ResultSet rows = session.statement(
                "SELECT name, read_units, write_units FROM ledger").executeQuery()) {
            while (rows.next()) {
                consumed.put(rows.getString(1),
                        new Capacity(rows.getDouble(2), rows.getDouble(3)));
            }
        }
        return consumed;
    }

    private void add(Session session, String table, Capacity used) throws SQLException {
        Growth growth = growths.getOrDefault(table, new Growth());
        session.update("INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                + " revision = revision + excluded.revision, items = items + excluded.items,"
                + " bytes = bytes + excluded.bytes,"
                + " read_units = read_units + excluded.read_units,"
                + " write_units = write_units + excluded.write_units",
                table, growths.containsKey(table) ? 1L : 0L, growth.items, growth.bytes,
                used.readUnits(), used.writeUnits());
    }

    /// By how much the open transaction grew a table.
    private static final class Growth {
        private long items;
        private long bytes;
    }
}
