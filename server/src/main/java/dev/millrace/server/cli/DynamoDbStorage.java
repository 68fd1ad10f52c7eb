package dev.millrace.server.cli;

import dev.millrace.dynamodb.DynamoDbStore;
import dev.millrace.dynamodb.worker.Pace;
import dev.millrace.dynamodb.worker.RunningWorker;
import dev.millrace.dynamodb.worker.StreamLag;
import dev.millrace.dynamodb.worker.StreamWorker;
import dev.millrace.dynamodb.worker.WorkerTable;
import dev.millrace.item.Item;
import dev.millrace.store.Store;
import dev.millrace.tracker.TrackerTable;
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

/// DynamoDB as the AWS environment says. Views follow the table's change stream: workers in any
/// process read it, this one's while it has an upkeep.
record DynamoDbStorage(DynamoDbStore store, ViewEngine engine) implements Storage {
    /// How long what was read may be shown again: nothing tells when somebody else writes.
    private static final long FRESH_MILLIS = 2000;

    static DynamoDbStorage open(ViewEngine engine) {
        DynamoDbStore store = DynamoDbStore.open();
        try {
            store.tables().create(TrackerTable.SCHEMA);
            store.tables().create(WorkerTable.SCHEMA);
            return new DynamoDbStorage(store, engine);
        } catch (RuntimeException failure) {
            store.close();
            throw failure;
        }
    }

    @Override
    public Store forViews() {
        return store.forViews();
    }

    @Override
    public long version() {
        return System.currentTimeMillis() / FRESH_MILLIS;
    }

    /// DynamoDB expires items itself.
    @Override
    public void expire() {}

    @Override
    public Duration lag() {
        return new StreamLag(store, TrackerTable.NAME).at(Instant.now());
    }

    @Override
    public Upkeep upkeep(Consumer<String> warn) {
        InstantSource clock = InstantSource.system();
        StreamWorker.Setting setting = new StreamWorker.Setting(forViews(), TrackerTable.NAME,
                store.changes(TrackerTable.NAME), UUID.randomUUID().toString(), Pace.DEFAULT,
                clock);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        StreamWorker worker = new StreamWorker(setting,
                new StreamApplier(forViews(), engine, clock), tasks -> runAll(threads, tasks));
        RunningWorker running = RunningWorker.start(worker, Pace.DEFAULT,
                failure -> warn.accept("millrace: the views wait: " + failure.getMessage()));
        return new Running(running, threads);
    }

    @Override
    public List<Item> statement(String partiql, boolean scan) {
        return store.statement(partiql, scan);
    }

    @Override
    public void close() {
        store.close();
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

    /// A worker in this process.
    private record Running(RunningWorker worker, ExecutorService threads) implements Upkeep {
        @Override
        public void settle() {
            try {
                worker.awaitViews();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Failure("interrupted before the views included everything;"
                        + " `millrace worker` goes on with that");
            }
        }

        @Override
        public void close() {
            worker.close();
            threads.close();
        }
    }
}
