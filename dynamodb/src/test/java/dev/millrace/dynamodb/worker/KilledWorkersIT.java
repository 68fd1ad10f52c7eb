package dev.millrace.dynamodb.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.dynamodb.Connection;
import dev.millrace.dynamodb.DynamoDbStore;
import dev.millrace.dynamodb.Patience;
import dev.millrace.dynamodb.WorkerProcess;
import dev.millrace.item.Key;
import dev.millrace.store.Sequence;
import dev.millrace.store.Write;
import dev.millrace.testkit.DynamoDbLocal;
import dev.millrace.view.FactReader;
import dev.millrace.view.Fanout;
import dev.millrace.view.Slots;
import dev.millrace.view.StreamApplier;
import dev.millrace.view.ViewAudit;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// Three worker processes share the shards of a stream while facts are written and shards split and
/// roll over. Again and again one that has just applied something is killed with SIGKILL, and
/// another one is started.
@ExtendWith(DynamoDbLocal.Started.class)
class KilledWorkersIT {
    private static final int KILLS = 4;
    private static final int WRITERS = 2;
    private static final int KEYS = 60;

    private final String account = "test" + UUID.randomUUID().toString().replace("-", "");
    private final AtomicBoolean enough = new AtomicBoolean();
    private final Deque<Running> workers = new ArrayDeque<>();
    private final List<DynamoDbStore> stores = new ArrayList<>();
    private int started;

    private final DynamoDbLocal local;
    private final DynamoDbStore store;
    private final Leases leases;

    KilledWorkersIT(DynamoDbLocal local) {
        this.local = local;
        this.store = open();
        this.leases = new Leases(store, SampleTotals.POINTS.name(), "nobody");
    }

    private record Running(String token, Process process) {}

    @AfterEach
    void endAll() throws InterruptedException {
        enough.set(true);
        for (Running each : workers) {
            each.process.destroyForcibly().waitFor();
        }
        stores.forEach(DynamoDbStore::close);
    }

    @ParameterizedTest
    @ValueSource(booleans = true)
    void viewsAreExactThoughWorkersAreKilled(boolean unsteady) throws Exception {
        List.of(SampleTotals.POINTS, SampleTotals.MAPS, WorkerTable.SCHEMA)
                .forEach(store.tables()::create);
        ViewAudit audit = new ViewAudit(store, SampleTotals.ENGINE);
        List<Thread> writers = IntStream.range(0, WRITERS).mapToObj(this::writer).toList();
        for (int i = 0; i < 3; i++) {
            start(unsteady);
        }
        for (int i = 0; i < KILLS; i++) {
            Running victim = workers.removeFirst();
            awaitProgress(victim);
            assertThat(victim.process.destroyForcibly().waitFor()).as("SIGKILL").isEqualTo(137);
            start(unsteady);
        }
        enough.set(true);
        for (Thread writer : writers) {
            writer.join();
        }
        awaitViews();
        assertThat(audit.verify("totals").differences()).isEmpty();
        assertThat(audit.verify("totals").holds()).isTrue();
        assertThat(total()).isEqualTo(points()).isPositive();
        assertThat(owners()).as("workers that read at the end").hasSizeBetween(2, 3);
    }

    private void start(boolean unsteady) throws IOException {
        started++;
        String token = "worker" + started;
        workers.addLast(new Running(token, WorkerProcess.start(local.endpoint(), account, token,
                unsteady ? Integer.toString(started) : "calm")));
    }

    /// Returns when a worker has written down that it came further on a shard of its own, or to
    /// its end.
    private void awaitProgress(Running worker) {
        Map<String, Optional<Sequence>> first = new HashMap<>();
        while (true) {
            assertThat(worker.process.isAlive()).as(worker.token).isTrue();
            for (Lease lease : leases.all().values()) {
                if (lease.done() && first.containsKey(lease.shard())) {
                    return;
                }
                boolean own = lease.owner().equals(Optional.of(worker.token));
                if (own && !first.computeIfAbsent(lease.shard(), _ -> lease.checkpoint())
                        .equals(lease.checkpoint())) {
                    return;
                }
            }
        }
    }

    private void awaitViews() {
        StreamWorker.Setting setting = new StreamWorker.Setting(store, SampleTotals.POINTS.name(),
                new SeveralShards(store.changes(SampleTotals.POINTS.name()), SampleTotals.ROLL),
                "observer", SampleTotals.PACE, InstantSource.system());
        StreamWorker observer = new StreamWorker(setting,
                new StreamApplier(store.forViews(), SampleTotals.ENGINE, InstantSource.system(),
                        Fanout.ofMost(Connection.KEPT_OPEN)),
                tasks -> tasks.forEach(Runnable::run));
        long fence = observer.raiseFence();
        while (!observer.isPast(fence)) {
            assertThat(workers).allMatch(each -> each.process.isAlive());
        }
    }

    private Set<String> owners() {
        Set<String> owners = new HashSet<>();
        leases.all()
                .values()
                .stream()
                .filter(lease -> !lease.done())
                .forEach(lease -> lease.owner().ifPresent(owners::add));
        return owners;
    }

    private Thread writer(int number) {
        DynamoDbStore own = open();
        Random random = new Random(number);
        return Thread.ofVirtual().start(() -> {
            while (!enough.get()) {
                Key key = key(number * KEYS + random.nextInt(KEYS));
                own.write(random.nextInt(4) == 0
                        ? Write.delete("Points", key)
                        : Write.put("Points", SampleTotals.point(key, random.nextInt(20))));
            }
        });
    }

    private DynamoDbStore open() {
        DynamoDbStore opened = new DynamoDbStore(Connection.local(local.endpoint(), account,
                UrlConnectionHttpClient::create), Patience.DEFAULT, InstantSource.system());
        stores.add(opened);
        return opened;
    }

    private long total() {
        FactReader reader = FactReader.of(store);
        return IntStream.range(0, 5)
                .mapToObj(map -> Slots.find(SampleTotals.MAPS, Key.of("map" + map), reader))
                .mapToLong(item -> item.map(each -> each.number("Total")).orElse(0L))
                .sum();
    }

    private long points() {
        FactReader reader = FactReader.of(store);
        return IntStream.range(0, WRITERS * KEYS)
                .filter(i -> reader.get("Points", key(i)).isPresent())
                .count();
    }

    private static Key key(int number) {
        return Key.of("point" + number);
    }
}
