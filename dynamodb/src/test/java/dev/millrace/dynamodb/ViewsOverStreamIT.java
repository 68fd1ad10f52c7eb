package dev.millrace.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Value;
import dev.millrace.store.ChangeStream;
import dev.millrace.store.ChangeStream.ChangeRecord;
import dev.millrace.store.ChangeStream.Records;
import dev.millrace.store.Consistency;
import dev.millrace.store.Sequence;
import dev.millrace.store.UnknownOutcome;
import dev.millrace.store.Write;
import dev.millrace.testkit.DynamoDbLocal;
import dev.millrace.view.Fanout;
import dev.millrace.view.Source;
import dev.millrace.view.StreamApplier;
import dev.millrace.view.View;
import dev.millrace.view.ViewEngine;
import dev.millrace.view.ViewTable;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// The whole way on DynamoDB: facts, their stream, the view engine, views; while replies are lost.
@ExtendWith(DynamoDbLocal.Started.class)
final class ViewsOverStreamIT {
    private static final TableSchema POINTS = TableSchema.of("Points", "id");
    private static final TableSchema MAPS = TableSchema.of("Maps", "map")
            .withEngineAttributes("Total", "w#*");
    private static final View<Long> TOTALS = View.of("totals", 1)
            .from(new Source<>("points", "Points", _ -> true, item -> item.number("map")))
            .into(MAPS)
            .keyedBy(map -> Key.of("map" + map))
            .count("Total");
    private static final int WRITES = 120;
    private static final int SEED = 11;

    private final Random random = new Random(SEED);
    private final Map<Key, Long> mapOfPoint = new HashMap<>();

    @Test
    void viewsAreExactThoughRepliesAreLostAndBatchesRepeat(DynamoDbLocal local) {
        try (Endpoint endpoint = new Endpoint(local)) {
            String account = Endpoint.account();
            DynamoDbStore steady = endpoint.store(account, UrlConnectionHttpClient::create);
            List.of(POINTS, MAPS, ViewTable.SCHEMA).forEach(steady.tables()::create);
            for (int i = 0; i < WRITES; i++) {
                writeFact(steady);
            }
            RandomWeather weather = new RandomWeather(SEED, Mishap.ALL);
            DynamoDbStore lossy = endpoint.store(account, () -> new FaultyHttp(weather));
            deliver(steady.changes("Points"), new StreamApplier(lossy.forViews(),
                    new ViewEngine(List.of(TOTALS)), InstantSource.system(),
                    Fanout.ofMost(Connection.KEPT_OPEN)));
            for (long map = 0; map < 3; map++) {
                assertThat(total(steady, map)).as("map %d", map).isEqualTo(expected(map));
            }
        }
    }

    private void writeFact(DynamoDbStore store) {
        Key key = Key.of("point" + random.nextInt(20));
        if (random.nextInt(4) == 0) {
            store.write(Write.delete("Points", key));
            mapOfPoint.remove(key);
            return;
        }
        long map = random.nextInt(3);
        store.write(Write.put("Points", POINTS.itemOf(key).with("map", Value.of(map))));
        mapOfPoint.put(key, map);
    }

    private void deliver(ChangeStream stream, StreamApplier applier) {
        String shard = stream.shards().getFirst().id();
        Optional<Sequence> after = Optional.empty();
        Records page = stream.read(shard, after, 7);
        while (!page.records().isEmpty()) {
            apply(applier, shard, page.records());
            if (random.nextInt(3) > 0) {
                after = Optional.of(page.records().getLast().sequence());
            }
            page = stream.read(shard, after, 1 + random.nextInt(9));
        }
    }

    private static void apply(StreamApplier applier, String shard, List<ChangeRecord> batch) {
        while (true) {
            try {
                applier.apply(shard, batch);
                return;
            } catch (UnknownOutcome lost) {
                assertThat(lost).hasMessageContaining("lost");
            }
        }
    }

    private static long total(DynamoDbStore store, long map) {
        return store.get("Maps", Key.of("map" + map), Consistency.STRONG)
                .item()
                .map(item -> item.number("Total"))
                .orElse(0L);
    }

    private long expected(long map) {
        return mapOfPoint.values().stream().filter(each -> each == map).count();
    }
}
