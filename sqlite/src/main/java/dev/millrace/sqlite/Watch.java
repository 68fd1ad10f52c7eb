package dev.millrace.sqlite;

/// Watches for commits, by this process or another. SQLite's `data_version` is free to ask but
/// counts commits that only wrote down capacity too; the ledger's revision does not.
final class Watch implements AutoCloseable {
    private final Session session;
    private long seen = -1;
    private long revision;

    Watch(Session session) {
        this.session = session;
    }

    synchronized long version() {
        return Failure.translated(() -> {
            long now = session.number("PRAGMA data_version");
            if (now != seen) {
                revision = Ledger.revision(session);
                seen = now;
            }
            return revision;
        });
    }

    @Override
    public synchronized void close() {
        Failure.translated(session::close);
    }
}
