package dev.millrace.server.cli;

import dev.millrace.api.Freshness;
import dev.millrace.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// How fresh views are that follow change streams. Writes are numbered, and whoever waits raises a
/// fence behind all of them in the streams, which holds whichever process applies them; callers that
/// wait at the same time share one. So a write costs nothing more, and only waiting does.
final class StreamFreshness implements Freshness {
    private static final Duration KEPT = Duration.ofSeconds(1);
    private final Supplier<Duration> measure;
    private final Runnable settle;
    private final InstantSource clock;
    private final String server;
    private final Duration patience;
    private final AtomicLong written = new AtomicLong();
    private CompletableFuture<Long> round = CompletableFuture.completedFuture(0L);
    private Duration lag = Duration.ZERO;
    private Instant measured = Instant.MIN;

    /// @param measure the lag, which is asked for once a second at most
    /// @param settle returns when the views include everything that was written before
    /// @param server tells tokens of this process from those of others
    StreamFreshness(Supplier<Duration> measure, Runnable settle, InstantSource clock,
            String server, Duration patience) {
        this.measure = measure;
        this.settle = settle;
        this.clock = clock;
        this.server = server;
        this.patience = patience;
    }

    @Override
    public synchronized Duration lag() {
        Instant now = clock.instant();
        if (!now.isBefore(measured.plus(KEPT))) {
            lag = measure.get();
            measured = now;
        }
        return lag;
    }

    @Override
    public String token() {
        return server + "-" + written.incrementAndGet();
    }

    @Override
    public boolean await(String token) {
        long wanted = number(token);
        Instant end = clock.instant().plus(patience);
        while (true) {
            CompletableFuture<Long> next = round(wanted);
            Duration left = Duration.between(clock.instant(), end);
            try {
                if (next.get(left.toMillis(), TimeUnit.MILLISECONDS) >= wanted) {
                    return true;
                }
            } catch (TimeoutException late) {
                return false;
            } catch (ExecutionException failed) {
                throw new StoreException("the views could not be awaited", failed);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    /// Tokens of others stand for all that was written before now.
    private long number(String token) {
        String prefix = server + "-";
        boolean own = token.startsWith(prefix)
                && token.substring(prefix.length()).matches("[0-9]{1,18}");
        long number = own ? Long.parseLong(token.substring(prefix.length())) : Long.MAX_VALUE;
        return number <= written.get() ? number : written.incrementAndGet();
    }

    /// The round under way, or one that holds; a new one where neither is there.
    private synchronized CompletableFuture<Long> round(long wanted) {
        boolean holds = round.isDone() && !round.isCompletedExceptionally()
                && round.join() >= wanted;
        if (round.isDone() && !holds) {
            round = CompletableFuture.supplyAsync(() -> {
                long all = written.get();
                settle.run();
                return all;
            }, task -> Thread.ofVirtual().name("settling").start(task));
        }
        return round;
    }
}
