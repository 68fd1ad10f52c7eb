package dev.millrace.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.dynamodb.worker.Pace;
import dev.millrace.dynamodb.worker.RunningWorker;
import dev.millrace.dynamodb.worker.StreamWorker;
import dev.millrace.dynamodb.worker.WorkerTable;
import dev.millrace.places.PlacesTables;
import dev.millrace.places.PlacesViews;
import dev.millrace.testkit.DynamoDbLocal;
import dev.millrace.testkit.PlacesStory;
import dev.millrace.view.StreamApplier;
import dev.millrace.view.ViewAudit;
import dev.millrace.view.ViewEngine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Places on DynamoDB: each level of their views follows the stream of the one before.
@ExtendWith(DynamoDbLocal.Started.class)
final class PlacesOverStreamIT {
    private static final Pace PACE = new Pace(Duration.ofSeconds(10), Duration.ofMillis(10),
            Duration.ofMillis(100), Duration.ZERO, 100, 3);

    @Test
    void tellsTheStoryOfTheSeed(DynamoDbLocal local) {
        try (Endpoint endpoint = new Endpoint(local)) {
            DynamoDbStore store = endpoint.emptyStore();
            PlacesTables.all().forEach(store.tables()::create);
            store.tables().create(WorkerTable.SCHEMA);
            ViewEngine engine = new ViewEngine(PlacesViews.all());
            ViewAudit audit = new ViewAudit(store.forViews(), engine);
            StreamApplier applier = new StreamApplier(store.forViews(), engine,
                    InstantSource.system());
            List<RunningWorker> workers = engine.sourceTables()
                    .stream()
                    .map(table -> worker(store, table, applier))
                    .toList();
            new PlacesStory(store, () -> workers.forEach(PlacesOverStreamIT::await)).tell();
            workers.forEach(RunningWorker::close);
            assertThat(audit.list()).allSatisfy(view -> assertThat(
                    audit.verify(view.name()).holds()).as(view.name()).isTrue());
        }
    }

    private static RunningWorker worker(DynamoDbStore store, String table,
            StreamApplier applier) {
        StreamWorker.Setting setting = new StreamWorker.Setting(store.forViews(), table,
                store.changes(table), "worker of " + table, PACE, InstantSource.system());
        return RunningWorker.start(
                new StreamWorker(setting, applier, tasks -> tasks.forEach(Runnable::run)), PACE,
                _ -> {});
    }

    private static void await(RunningWorker worker) {
        try {
            worker.awaitViews();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
