package dev.millrace.dynamodb.worker;

import dev.millrace.store.Store;
import java.time.Duration;
import java.time.Instant;

/// How far the views of a table are behind its changes, as the workers wrote it down.
public final class StreamLag {
    private final Store store;
    private final String table;

    public StreamLag(Store store, String table) {
        this.store = store;
        this.table = table;
    }

    /// Age of the oldest change that is known to wait; zero where none is.
    public Duration at(Instant now) {
        return new Leases(store, table, "").all()
                .values()
                .stream()
                .map(lease -> lease.lag(now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
