package dev.millrace.server.cli;

import dev.millrace.server.HttpServer;
import dev.millrace.server.ServerConfig;
import dev.millrace.server.TrackerContent;
import dev.millrace.store.StoreException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A workspace being served, until the process is told to stop.
final class Serving {
    private static final int EXPIRED_AT_A_TIME = 100;

    private final Workspace workspace;
    private final ServerConfig config;

    Serving(Workspace workspace, ServerConfig config) {
        this.workspace = workspace;
        this.config = config;
    }

    /// Serves until the process gets a signal; `ready` hears the page's address.
    void run(Consumer<String> ready) {
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            awaitUninterruptibly(stopped);
        }));
        TrackerContent content = new TrackerContent(workspace.store(),
                workspace.store()::dataVersion,
                workspace.engine().views(), InstantSource.system());
        try (HttpServer server = HttpServer.start(config, content.content(config));
                ScheduledExecutorService expiry = Executors.newSingleThreadScheduledExecutor()) {
            var _ = expiry.scheduleWithFixedDelay(this::expire, 1, 1, TimeUnit.MINUTES);
            ready.accept("http://" + config.host() + ":" + server.port() + "/");
            awaitUninterruptibly(stop);
            expiry.shutdownNow();
        } finally {
            workspace.close();
            stopped.countDown();
        }
    }

    /// Deletes what a retention no longer keeps, little by little.
    private void expire() {
        try {
            workspace.store().expire(Instant.now(), EXPIRED_AT_A_TIME);
        } catch (StoreException e) {
            System.getLogger("millrace")
                    .log(System.Logger.Level.WARNING,
                            "expired lines stay for now: " + e.getMessage());
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
