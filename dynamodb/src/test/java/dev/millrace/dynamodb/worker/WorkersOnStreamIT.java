package dev.millrace.dynamodb.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.dynamodb.Connection;
import dev.millrace.dynamodb.DynamoDbStore;
import dev.millrace.dynamodb.Patience;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Value;
import dev.millrace.store.Consistency;
import dev.millrace.store.Sequence;
import dev.millrace.store.Write;
import dev.millrace.testkit.DynamoDbLocal;
import dev.millrace.view.Source;
import dev.millrace.view.StreamApplier;
import dev.millrace.view.View;
import dev.millrace.view.ViewAudit;
import dev.millrace.view.ViewEngine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// Three workers on DynamoDB, of which one is cut off again and again while facts are written.
@ExtendWith(DynamoDbLocal.Started.class)
class WorkersOnStreamIT {
    private static final TableSchema POINTS = TableSchema.of("Points", "id");
    private static final TableSchema MAPS = TableSchema.of("Maps", "map")
            .withEngineAttributes("Total", "k#*", "w#*");
    private static final View<Long> TOTALS = View.of("totals", 1)
            .from(new Source<>("points", "Points", _ -> true, item -> item.number("map")))
            .into(MAPS)
            .keyedBy(map -> Key.of("map" + map % 5))
            .count("Total")
            .countBy("k#", map -> Long.toString(map));
    private static final Pace PACE = new Pace(Duration.ofSeconds(1), Duration.ofMillis(20),
            Duration.ofMillis(100), Duration.ZERO, 25, 3);
    private static final int KILLS = 8;
    private static final int WRITERS = 2;

    private final String account = "test" + UUID.randomUUID().toString().replace("-", "");
    private final ViewEngine engine = new ViewEngine(List.of(TOTALS));
    private final List<DynamoDbStore> stores = new ArrayList<>();
    private final CountDownLatch enough = new CountDownLatch(1);

    @Test
    void viewsAreExactThoughWorkersAreCutOff(DynamoDbLocal local) throws Exception {
        DynamoDbStore store = open(local);
        List.of(POINTS, MAPS, WorkerTable.SCHEMA).forEach(store.tables()::create);
        ViewAudit audit = new ViewAudit(store, engine);
        List<Thread> writers = IntStream.range(0, WRITERS).mapToObj(i -> writer(local, i)).toList();
        Deque<Cut> workers = new ArrayDeque<>();
        IntStream.range(0, 3).forEach(_ -> workers.add(worker(local)));
        for (int i = 0; i < KILLS; i++) {
            Cut reading = awaitReader(store, workers);
            workers.remove(reading);
            reading.kill();
            workers.addLast(worker(local));
        }
        enough.countDown();
        for (Thread writer : writers) {
            writer.join();
        }
        workers.getLast().running().awaitViews();
        workers.forEach(each -> each.running().close());
        assertThat(audit.verify("totals").differences()).isEmpty();
        assertThat(audit.verify("totals").holds()).isTrue();
        assertThat(total(store)).isEqualTo(points(store)).isPositive();
        stores.forEach(DynamoDbStore::close);
    }

    /// The worker that has just written down how far it came.
    private static Cut awaitReader(DynamoDbStore store, Deque<Cut> workers) {
        Leases leases = new Leases(store, "Points", "nobody");
        Optional<Sequence> start = checkpoint(leases);
        while (checkpoint(leases).equals(start)) {
            Thread.onSpinWait();
        }
        return workers.stream()
                .filter(each -> each.worker().shards() > 0)
                .findAny()
                .orElseGet(workers::getFirst);
    }

    private static Optional<Sequence> checkpoint(Leases leases) {
        return leases.all().values().stream().findAny().flatMap(Lease::checkpoint);
    }

    /// A worker, and the store that it loses when it is killed: whatever it does then fails, and
    /// its leases stay as they are until they run out.
    private record Cut(StreamWorker worker, RunningWorker running, CutOffStore store) {
        void kill() {
            store.cut();
            running.close();
        }
    }

    private Cut worker(DynamoDbLocal local) {
        DynamoDbStore own = open(local);
        CutOffStore store = new CutOffStore(own.forViews());
        StreamWorker.Setting setting = new StreamWorker.Setting(store, "Points",
                own.changes("Points"), UUID.randomUUID().toString(), PACE, InstantSource.system());
        StreamWorker worker = new StreamWorker(setting,
                new StreamApplier(store, engine, InstantSource.system()),
                tasks -> tasks.forEach(Runnable::run));
        return new Cut(worker, RunningWorker.start(worker, PACE, _ -> {}), store);
    }

    private Thread writer(DynamoDbLocal local, int number) {
        DynamoDbStore store = open(local);
        Random random = new Random(number);
        return Thread.ofVirtual().start(() -> {
            while (enough.getCount() > 0) {
                Key key = Key.of("point" + number + "." + random.nextInt(40));
                store.write(random.nextInt(4) == 0
                        ? Write.delete("Points", key)
                        : Write.put("Points", POINTS.itemOf(key)
                                .with("map", Value.of(random.nextInt(20)))));
            }
        });
    }

    private DynamoDbStore open(DynamoDbLocal local) {
        DynamoDbStore store = new DynamoDbStore(Connection.local(local.endpoint(), account,
                UrlConnectionHttpClient::create), Patience.DEFAULT, InstantSource.system());
        stores.add(store);
        return store;
    }

    private static long total(DynamoDbStore store) {
        return IntStream.range(0, 5)
                .mapToObj(map -> store.get("Maps", Key.of("map" + map), Consistency.STRONG).item())
                .mapToLong(item -> item.map(each -> each.number("Total")).orElse(0L))
                .sum();
    }

    private static long points(DynamoDbStore store) {
        return IntStream.range(0, WRITERS * 40)
                .mapToObj(i -> Key.of("point" + i / 40 + "." + i % 40))
                .filter(key -> store.get("Points", key, Consistency.STRONG).item().isPresent())
                .count();
    }
}
