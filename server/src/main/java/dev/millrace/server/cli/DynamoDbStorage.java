package dev.millrace.server.cli;

import dev.millrace.api.Freshness;
import dev.millrace.dynamodb.Connection;
import dev.millrace.dynamodb.DynamoDbStore;
import dev.millrace.dynamodb.worker.Pace;
import dev.millrace.dynamodb.worker.RunningWorker;
import dev.millrace.dynamodb.worker.StreamLag;
import dev.millrace.dynamodb.worker.StreamWorker;
import dev.millrace.dynamodb.worker.WorkerTable;
import dev.millrace.item.Item;
import dev.millrace.item.TableSchema;
import dev.millrace.messages.MessagesTable;
import dev.millrace.server.cache.WriteTap;
import dev.millrace.store.Store;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.view.Fanout;
import dev.millrace.view.StampedStore;
import dev.millrace.view.StreamApplier;
import dev.millrace.view.ViewEngine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// DynamoDB as the AWS environment says. Views follow the change streams of the tables that hold
/// their facts: workers in any process read them, this one's while it has an upkeep.
///
/// @param store whose facts carry the generation of the views that count them
record DynamoDbStorage(Store store, DynamoDbStore own, ViewEngine engine, WriteTap tap)
        implements
            Storage {
    /// How long what was read may be shown again: nothing tells when somebody else writes.
    private static final long FRESH_MILLIS = 2000;
    private static final Duration TRACKER_WINDOW = Duration.ofSeconds(10);

    /// How long a request waits for views.
    private static final Duration MOST_WAITING = Duration.ofSeconds(25);

    static DynamoDbStorage open(ViewEngine engine, List<TableSchema> tables) {
        DynamoDbStore store = DynamoDbStore.open();
        try {
            tables.forEach(store.tables()::create);
            store.tables().create(WorkerTable.SCHEMA);
            WriteTap tap = new WriteTap(MessagesTable.SCHEMA);
            return new DynamoDbStorage(
                    tap.around(new StampedStore(store, engine, InstantSource.system())), store,
                    engine, tap);
        } catch (RuntimeException failure) {
            store.close();
            throw failure;
        }
    }

    @Override
    public Store forViews() {
        return tap.around(own.forViews());
    }

    @Override
    public long version() {
        return System.currentTimeMillis() / FRESH_MILLIS;
    }

    @Override
    public long foreignVersion() {
        return version();
    }

    @Override
    public boolean settlesLate() {
        return true;
    }

    /// DynamoDB expires items itself.
    @Override
    public void expire() {}

    @Override
    public Duration lag() {
        Instant now = Instant.now();
        return engine.sourceTables()
                .stream()
                .map(table -> new StreamLag(own, table).at(now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    @Override
    public Upkeep upkeep(Consumer<String> warn) {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        StreamApplier applier = new StreamApplier(forViews(), engine, InstantSource.system(),
                Fanout.ofMost(Connection.KEPT_OPEN));
        List<RunningWorker> workers = engine.sourceTables()
                .stream()
                .map(table -> new StreamWorker(setting(table), applier,
                        tasks -> runAll(threads, tasks)))
                .map(worker -> RunningWorker.start(worker, Pace.DEFAULT,
                        failure -> warn
                                .accept("millrace: the views wait: " + failure.getMessage())))
                .toList();
        return new Running(workers, threads);
    }

    private StreamWorker.Setting setting(String table) {
        return new StreamWorker.Setting(forViews(), table, own.changes(table),
                UUID.randomUUID().toString(), pace(table), InstantSource.system());
    }

    /// Page views may be some seconds late, which saves most of their writes.
    private static Pace pace(String table) {
        return table.equals(TrackerTable.NAME)
                ? Pace.DEFAULT.withWindow(TRACKER_WINDOW)
                : Pace.DEFAULT;
    }

    @Override
    public Freshness freshness(Upkeep upkeep) {
        return new StreamFreshness(this::lag, upkeep::settle, InstantSource.system(),
                UUID.randomUUID().toString(), MOST_WAITING);
    }

    @Override
    public List<Item> statement(String partiql, boolean scan) {
        return own.statement(partiql, scan);
    }

    @Override
    public void close() {
        own.close();
    }

    private static void runAll(ExecutorService threads,
            Collection<Runnable> tasks) {
        List<Future<?>> started = tasks.stream().<Future<?>>map(threads::submit).toList();
        RuntimeException failed = null;
        for (Future<?> task : started) {
            try {
                task.get();
            } catch (ExecutionException e) {
                failed = e.getCause() instanceof RuntimeException cause
                        ? cause
                        : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    /// Workers in this process, one for each table.
    private record Running(List<RunningWorker> workers, ExecutorService threads)
            implements
                Upkeep {
        @Override
        public void settle() {
            try {
                for (RunningWorker worker : workers) {
                    worker.awaitViews();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Failure("interrupted before the views included everything;"
                        + " `millrace worker` goes on with that");
            }
        }

        @Override
        public void close() {
            workers.forEach(RunningWorker::close);
            threads.close();
        }
    }
}
