package dev.millrace.server.cli;

import dev.millrace.server.HttpServer;
import dev.millrace.server.ServedApplications;
import dev.millrace.server.ServedMessages;
import dev.millrace.server.ServerConfig;
import dev.millrace.server.ServerMetrics;
import dev.millrace.store.StoreException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A workspace being served, until the process is told to stop.
final class Serving {
    private final Workspace workspace;
    private final ServerConfig config;
    private final ServedMessages.Manner manner;

    Serving(Workspace workspace, ServerConfig config, ServedMessages.Manner manner) {
        this.workspace = workspace;
        this.config = config;
        this.manner = manner;
    }

    /// Serves until the process gets a signal; `ready` hears the page's address.
    void run(Consumer<String> ready) {
        StopSignal signal = StopSignal.heard();
        try (Storage.Upkeep upkeep = workspace.storage().upkeep(Serving::warn);
                HttpServer server = HttpServer.start(config, content(upkeep));
                ScheduledExecutorService expiry = Executors.newSingleThreadScheduledExecutor()) {
            var _ = expiry.scheduleWithFixedDelay(this::expire, 1, 1, TimeUnit.MINUTES);
            ready.accept("http://" + config.host() + ":" + server.port() + "/");
            signal.await();
            expiry.shutdownNow();
        } finally {
            workspace.close();
            signal.stopped();
        }
    }

    private HttpServer.Content content(Storage.Upkeep upkeep) {
        Storage storage = workspace.storage();
        ServerMetrics metrics = new ServerMetrics();
        ServedMessages messages = ServedMessages.start(
                new ServedMessages.Ground(storage.store(), storage.tap(), storage::foreignVersion,
                        storage.settlesLate(), InstantSource.system()),
                manner, metrics, Serving::warn);
        return new ServedApplications(storage.store(), storage::version,
                workspace.engine().views(), storage.freshness(upkeep), InstantSource.system())
                .content(config, metrics, Optional.of(messages));
    }

    /// Deletes what a retention no longer keeps, little by little.
    private void expire() {
        try {
            workspace.storage().expire();
        } catch (StoreException e) {
            warn("expired lines stay for now: " + e.getMessage());
        }
    }

    private static void warn(String line) {
        System.getLogger("millrace").log(System.Logger.Level.WARNING, line);
    }
}
