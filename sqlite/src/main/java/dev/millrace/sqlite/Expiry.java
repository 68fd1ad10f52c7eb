package dev.millrace.sqlite;

import dev.millrace.item.Key;
import dev.millrace.store.local.Unit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Deletes expired items. As on DynamoDB, a time-to-live more than five years past is taken for a
/// mistake, and its item stays.
final class Expiry {
    private static final Duration BELIEVED = Duration.ofDays(5 * 365);
    private final Writer writer;
    private final Catalog catalog;

    Expiry(Writer writer, Catalog catalog) {
        this.writer = writer;
        this.catalog = catalog;
    }

    int run(Instant now, int limit) {
        return writer.inUnit(unit -> Failure.translated(() -> {
            int deleted = 0;
            for (String name : catalog.names(session())) {
                deleted += run(unit, catalog.table(session(), name), now, limit - deleted);
            }
            return deleted;
        }));
    }

    private int run(Unit unit, StoredTable table, Instant now, int limit) throws SQLException {
        List<Key> expired = table.schema().ttlAttribute().isPresent() && limit > 0
                ? expired(table, now, limit)
                : List.of();
        expired.forEach(key -> unit.expire(table.schema().name(), key));
        return expired.size();
    }

    private List<Key> expired(StoredTable table, Instant now, long limit) throws SQLException {
        List<Key> keys = new ArrayList<>();
        try (ResultSet rows = session().statement("SELECT pk, sk FROM " + table.expiry()
                + " WHERE at >= ? AND at < ? ORDER BY at LIMIT ?",
                now.minus(BELIEVED).getEpochSecond(), now.getEpochSecond(), limit)
                .executeQuery()) {
            while (rows.next()) {
                keys.add(new Key(rows.getString(1), rows.getString(2)));
            }
        }
        return keys;
    }

    private Session session() {
        return writer.reading().session();
    }
}
