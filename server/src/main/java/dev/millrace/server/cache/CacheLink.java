package dev.millrace.server.cache;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateAdapter;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// The connection to a cache server, which may be slow, full or gone. No call takes longer than a
/// tenth of a second, and after one that failed nobody tries again for a second.
final class CacheLink implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final long PAUSE_MILLIS = 1000;

    private final RedisClient client;
    private final RedisURI address;
    private final CacheMetrics metrics;
    private final InstantSource clock;
    private final AtomicLong awayUntil = new AtomicLong();
    private CompletableFuture<StatefulRedisConnection<String, String>> connection;
    private volatile Optional<String> run = Optional.empty();

    CacheLink(RedisURI address, CacheMetrics metrics, InstantSource clock) {
        this.address = address;
        this.metrics = metrics;
        this.clock = clock;
        this.client = RedisClient.create();
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(PATIENCE))
                .build());
        client.addListener(new RedisConnectionStateAdapter() {
            @Override
            public void onRedisDisconnected(RedisChannelHandler<?, ?> dead) {
                run = Optional.empty();
            }
        });
        this.connection = connect();
    }

    /// A command for the server.
    @FunctionalInterface
    interface Command<T> {
        /// @param run what the names of all keys begin with: it changes whenever the server starts,
        ///            since one that comes back may know again what it was told to forget
        CompletionStage<T> send(RedisAsyncCommands<String, String> server, String run);
    }

    /// What the server answers, empty where it does not in time, or refuses.
    <T> Optional<T> call(Command<T> command) {
        if (clock.millis() < awayUntil.get()) {
            return Optional.empty();
        }
        try {
            RedisAsyncCommands<String, String> server = await(connected()).async();
            return Optional.of(await(command.send(server, run(server))));
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            metrics.failed();
            awayUntil.set(clock.millis() + PAUSE_MILLIS);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private String run(RedisAsyncCommands<String, String> server)
            throws ExecutionException, TimeoutException, InterruptedException {
        Optional<String> known = run;
        if (known.isPresent()) {
            return known.get();
        }
        String asked = await(server.info("server")).lines()
                .filter(line -> line.startsWith("run_id:"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the server has no run_id"));
        run = Optional.of(asked);
        return asked;
    }

    private static <T> T await(CompletionStage<T> stage)
            throws ExecutionException, TimeoutException, InterruptedException {
        return stage.toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// A connection, once made, makes itself again; only the first may have failed.
    private synchronized CompletableFuture<StatefulRedisConnection<String, String>> connected() {
        if (connection.isCompletedExceptionally()) {
            connection = connect();
        }
        return connection;
    }

    private CompletableFuture<StatefulRedisConnection<String, String>> connect() {
        return client.connectAsync(StringCodec.UTF8, address).toCompletableFuture();
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, PATIENCE);
    }
}
