package dev.millrace.dynamodb;

import dev.millrace.dynamodb.worker.RunningWorker;
import dev.millrace.dynamodb.worker.SampleTotals;
import dev.millrace.dynamodb.worker.SeveralShards;
import dev.millrace.dynamodb.worker.StreamWorker;
import dev.millrace.store.ChangeStream;
import dev.millrace.store.Store;
import dev.millrace.store.StoreException;
import dev.millrace.view.Fanout;
import dev.millrace.view.StreamApplier;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// A worker in a process of its own, which ends when it is killed, or when nobody holds its
/// standard input any more.
///
/// Arguments: endpoint, account, the worker's token, and a seed of what goes wrong with its
/// requests, or `calm`.
public final class WorkerProcess {
    private WorkerProcess() {}

    /// Starts one, with what it prints shown beside what the tests print.
    public static Process start(URI endpoint, String account, String token, String weather)
            throws IOException {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), WorkerProcess.class.getName(),
                endpoint.toString(), account, token, weather)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static void main(String[] args) throws IOException {
        DynamoDbStore own = new DynamoDbStore(
                Connection.local(URI.create(args[0]), args[1], () -> http(args[3])),
                Patience.DEFAULT, InstantSource.system());
        Store store = own.forViews();
        ChangeStream stream = new SeveralShards(own.changes(SampleTotals.POINTS.name()),
                SampleTotals.ROLL);
        StreamWorker.Setting setting = new StreamWorker.Setting(store, SampleTotals.POINTS.name(),
                stream, args[2], SampleTotals.PACE, InstantSource.system());
        StreamApplier applier = new StreamApplier(store, SampleTotals.ENGINE,
                InstantSource.system(), Fanout.ofMost(Connection.KEPT_OPEN));
        StreamWorker worker = new StreamWorker(setting, applier, WorkerProcess::runAll);
        try (RunningWorker _ = RunningWorker.start(worker, SampleTotals.PACE, _ -> {})) {
            System.in.transferTo(System.out);
        }
        own.close();
    }

    /// A shard that fails keeps none of the others waiting.
    private static void runAll(Collection<Runnable> tasks) {
        List<StoreException> failures = new ArrayList<>();
        for (Runnable task : tasks) {
            try {
                task.run();
            } catch (StoreException failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private static FaultyHttp http(String weather) {
        return new FaultyHttp(weather.equals("calm")
                ? _ -> Mishap.NONE
                : new RandomWeather(Long.parseLong(weather), Mishap.SELDOM));
    }
}
