package dev.millrace.sqlite;

import dev.millrace.store.Capacity;
import dev.millrace.store.Derivation;
import dev.millrace.store.StoreException;
import dev.millrace.store.local.Unit;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// The one session of this process that writes, for one thread at a time. Each transaction takes
/// SQLite's write lock at its start, waiting for other processes, runs the derivation last, and is
/// rolled back if anything in it throws.
final class Writer implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Reading reading;
    private final Catalog catalog;
    private final Meter meter;
    private final Ledger ledger;
    private final SqliteRows rows;
    private final Derivation derivation;
    private Optional<Unit> open = Optional.empty();

    Writer(Session session, Catalog catalog, Meter meter, Derivation derivation) {
        this.reading = new Reading(session, catalog);
        this.catalog = catalog;
        this.meter = meter;
        this.ledger = new Ledger(meter);
        this.rows = new SqliteRows(reading, ledger, meter);
        this.derivation = derivation;
    }

    /// Whether the calling thread is inside a transaction, and so reads what it wrote.
    boolean isMine() {
        return lock.isHeldByCurrentThread();
    }

    /// For reads of the thread inside the transaction.
    Reading reading() {
        return reading;
    }

    /// By how much this writer's commits have moved the revision.
    long ownRevisions() {
        return ledger.own();
    }

    /// Runs work in the open transaction of this thread, or else in one of its own.
    <T> T inUnit(Function<Unit, T> work) {
        return isMine() ? work.apply(unit()) : together(work);
    }

    /// Runs work in a transaction of its own.
    <T> T together(Function<Unit, T> work) {
        if (isMine()) {
            throw new IllegalStateException("calls of together do not nest");
        }
        lock.lock();
        try {
            return transaction(work);
        } finally {
            lock.unlock();
        }
    }

    /// Writes what was consumed, unless somebody else is writing: then the next time will do.
    void flush() {
        if (!meter.pending().isEmpty() && lock.tryLock()) {
            try {
                transaction(unit -> unit);
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (!meter.pending().isEmpty()) {
                transaction(unit -> unit);
            }
        } finally {
            lock.unlock();
            Failure.translated(() -> {
                session().number("PRAGMA wal_checkpoint(PASSIVE)");
                session().close();
            });
        }
    }

    private Session session() {
        return reading.session();
    }

    private Unit unit() {
        return open.orElseThrow(() -> new IllegalStateException(
                "a derivation writes only through the transaction that it is given"));
    }

    private <T> T transaction(Function<Unit, T> work) {
        Failure.translated(() -> session().update("BEGIN IMMEDIATE"));
        try {
            T result = unit(work);
            commit();
            return result;
        } catch (RuntimeException | Error e) {
            rollback(e);
            throw e;
        } finally {
            catalog.ended();
        }
    }

    private <T> T unit(Function<Unit, T> work) {
        Unit unit = new Unit(rows);
        ledger.begin();
        open = Optional.of(unit);
        try {
            T result = work.apply(unit);
            open = Optional.empty();
            unit.derive(derivation);
            return result;
        } finally {
            open = Optional.empty();
        }
    }

    private void commit() {
        Map<String, Capacity> used = Failure.translated(() -> {
            Map<String, Capacity> written = ledger.write(session());
            session().update("COMMIT");
            ledger.committed();
            return written;
        });
        meter.settle(used);
    }

    /// SQLite itself rolls back on some errors, and then has nothing left to roll back.
    private void rollback(Throwable cause) {
        try {
            session().update("ROLLBACK");
        } catch (SQLException e) {
            if (!(cause instanceof StoreException)) {
                cause.addSuppressed(e);
            }
        }
    }
}
