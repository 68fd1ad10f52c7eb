package dev.millrace.sqlite;

import dev.millrace.store.StoreException;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/// Turns SQLite's errors into sentences that say what to do.
final class Failure {
    private static final int PRIMARY_CODE = 0xff;

    private Failure() {}

    /// Runs work on the database, its errors translated.
    static <T> T translated(Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw of(e);
        }
    }

    static void translated(Step step) {
        translated(() -> {
            step.run();
            return true;
        });
    }

    static StoreException of(SQLException cause) {
        return new StoreException(sentence(code(cause)) + " (" + cause.getMessage() + ")", cause);
    }

    static boolean isBusy(SQLException cause) {
        return code(cause) == SQLiteErrorCode.SQLITE_BUSY;
    }

    private static SQLiteErrorCode code(SQLException cause) {
        return SQLiteErrorCode.getErrorCode(cause.getErrorCode() & PRIMARY_CODE);
    }

    static boolean isMissingTable(SQLException cause) {
        return String.valueOf(cause.getMessage()).contains("no such table");
    }

    private static String sentence(SQLiteErrorCode code) {
        return switch (code) {
            case SQLITE_BUSY, SQLITE_LOCKED -> "another process has been writing to the data folder"
                    + " for over 10 seconds; try again when it is done";
            case SQLITE_FULL -> "the disk is full; nothing was written; make room and try again";
            case SQLITE_CORRUPT -> "the database is damaged; restore millrace.db from a backup, or"
                    + " move it away and import the logs again";
            case SQLITE_NOTADB -> "millrace.db is no database of Millrace; move it away or name"
                    + " another data folder";
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN -> "the data folder or its"
                    + " millrace.db cannot be written; change its permissions or name another"
                    + " data folder";
            case SQLITE_IOERR -> "the disk failed to read or write; see the system's log";
            default -> "the database could not do what was asked";
        };
    }

    /// Work on the database with a result.
    interface Work<T> {
        T run() throws SQLException;
    }

    /// Work on the database without a result.
    interface Step {
        void run() throws SQLException;
    }
}
