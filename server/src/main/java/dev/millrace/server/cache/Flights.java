package dev.millrace.server.cache;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Reads that are under way: who wants what is being read already waits for it. A read that began
/// before a write is not joined after it.
final class Flights {
    private final Map<String, Map<String, CompletableFuture<Kept>>> topics = new ConcurrentHashMap<>();

    /// What one read gave, and whether it was the caller's own.
    record Landed(Kept kept, boolean own) {}

    Landed join(String topic, String question, Supplier<Kept> read) {
        CompletableFuture<Kept> mine = new CompletableFuture<>();
        Map<String, CompletableFuture<Kept>> flights = topics.computeIfAbsent(topic,
                _ -> new ConcurrentHashMap<>());
        CompletableFuture<Kept> other = flights.putIfAbsent(question, mine);
        if (other != null) {
            return new Landed(result(other), false);
        }
        try {
            mine.complete(read.get());
            return new Landed(result(mine), true);
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            flights.remove(question, mine);
            topics.computeIfPresent(topic, (_, now) -> now.isEmpty() ? null : now);
        }
    }

    void forget(Collection<String> written) {
        written.forEach(topics::remove);
    }

    void forgetAll() {
        topics.clear();
    }

    private static Kept result(CompletableFuture<Kept> flight) {
        try {
            return flight.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
