package dev.millrace.sqlite;

import dev.millrace.store.StoreException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/// The file `millrace.db` of a data folder: makes both where they are absent, for their owner
/// alone, refuses files that are not Millrace's, and opens sessions on it.
final class Database {
    static final String FILE = "millrace.db";
    /// Raised whenever the layout of the file changes.
    static final int LAYOUT = 1;
    /// `MILL`, in the header of every file of Millrace.
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(2);
    private static final int APPLICATION = 0x4d494c4c;
    private static final String[] LAYOUT_STATEMENTS = {
            "CREATE TABLE tables (number INTEGER PRIMARY KEY AUTOINCREMENT,"
                    + " name TEXT NOT NULL UNIQUE, schema TEXT NOT NULL)",
            "CREATE TABLE ledger (name TEXT PRIMARY KEY, revision INTEGER NOT NULL,"
                    + " items INTEGER NOT NULL, bytes INTEGER NOT NULL,"
                    + " read_units REAL NOT NULL, write_units REAL NOT NULL) WITHOUT ROWID",
            "PRAGMA application_id = " + APPLICATION,
            "PRAGMA user_version = " + LAYOUT
    };
    private final Path file;

    private Database(Path file) {
        this.file = file;
    }

    static Database open(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            prepare(folder, file);
        } catch (IOException e) {
            throw new StoreException("the data folder " + folder + " cannot be made or written;"
                    + " change its permissions or name another one", e);
        }
        Database database = new Database(file);
        database.lay();
        return database;
    }

    /// A session that may write.
    Session writer() {
        return session("PRAGMA synchronous = FULL", "PRAGMA cache_size = -65536",
                "PRAGMA wal_autocheckpoint = 1000", "PRAGMA journal_size_limit = 67108864");
    }

    /// A session that reads, each statement on a snapshot of its own.
    Session reader() {
        return session("PRAGMA query_only = ON", "PRAGMA cache_size = -8192");
    }

    private Session session(String... settings) {
        return Failure.translated(() -> {
            Session session = new Session(
                    JDBC.createConnection("jdbc:sqlite:" + file, driverSettings()));
            try {
                session.run("PRAGMA busy_timeout = " + PATIENCE.toMillis(),
                        "PRAGMA temp_store = MEMORY");
                session.run(settings);
                return session;
            } catch (SQLException e) {
                session.close();
                throw e;
            }
        });
    }

    /// The driver would else ask for the last row id after each insert.
    private static Properties driverSettings() {
        Properties settings = new Properties();
        settings.setProperty(SQLiteConfig.Pragma.JDBC_GET_GENERATED_KEYS.pragmaName, "false");
        return settings;
    }

    private void lay() {
        Session session = session("PRAGMA page_size = 8192");
        Failure.translated(() -> {
            try (session) {
                lay(session);
            }
        });
    }

    private void lay(Session session) throws SQLException {
        if (session.number("PRAGMA user_version") != LAYOUT) {
            begin(session);
            if (isEmpty(session)) {
                session.run(LAYOUT_STATEMENTS);
            }
            session.run("COMMIT");
        }
        check(session);
    }

    /// Begins the layout of a new file. Where two switch its mode at once, SQLite does not let one
    /// wait but turns it away, so it is tried again as long as others wait for a lock.
    private static void begin(Session session) throws SQLException {
        long start = System.nanoTime();
        while (true) {
            try {
                session.run("PRAGMA journal_mode = WAL", "BEGIN IMMEDIATE");
                return;
            } catch (SQLException e) {
                if (!Failure.isBusy(e) || System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static boolean isEmpty(Session session) throws SQLException {
        return session.number("PRAGMA user_version") == 0
                && session.number("SELECT count(*) FROM sqlite_schema") == 0;
    }

    private void check(Session session) throws SQLException {
        if (session.number("PRAGMA application_id") != APPLICATION) {
            throw new StoreException(file + " is a database of another program; move it away or"
                    + " name another data folder");
        }
        long layout = session.number("PRAGMA user_version");
        if (layout > LAYOUT) {
            throw new StoreException(file + " was written by a newer Millrace (layout " + layout
                    + ", this one knows " + LAYOUT + "); use that one, or another data folder");
        }
    }

    private static void prepare(Path folder, Path file) throws IOException {
        Files.createDirectories(folder, owned("rwx------"));
        if (!Files.exists(file)) {
            try {
                Files.createFile(file, owned("rw-------"));
            } catch (FileAlreadyExistsException _) {
                return; // another process was faster
            }
        }
    }

    /// Nothing on file systems that know no such permissions.
    private static FileAttribute<?>[] owned(String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[]{PosixFilePermissions
                        .asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }
}
