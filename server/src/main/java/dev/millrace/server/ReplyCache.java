package dev.millrace.server;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.millrace.api.Endpoint;
import dev.millrace.api.Reply;
import dev.millrace.api.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/// Replies that are still true: of what was read since the store last changed, and not long ago,
/// since some answers depend on what time it is. Callers that ask the same at once wait for one
/// answer; who gets a kept reply consumed nothing.
final class ReplyCache {
    private static final Duration MOST_AGE = Duration.ofSeconds(20);
    /// Who waits for a write must not hold up others, and wants what stands there after it.
    private static final String WAITING = "after";
    private static final long MOST_CHARACTERS = 32L << 20;

    private final LongSupplier version;
    private final ServerMetrics metrics;
    private final Cache<Question, Reply> replies = Caffeine.newBuilder()
            .expireAfterWrite(MOST_AGE)
            .maximumWeight(MOST_CHARACTERS)
            .weigher((Question _, Reply reply) -> reply.body().length())
            .build();

    ReplyCache(LongSupplier version, ServerMetrics metrics) {
        this.version = version;
        this.metrics = metrics;
    }

    /// @param version of the store before it was read
    private record Question(long version, String endpoint, Map<String, String> path,
            Map<String, List<String>> query, Optional<String> accept) {}

    Reply get(Endpoint endpoint, Request request) {
        if (request.query().containsKey(WAITING)) {
            metrics.cached(false);
            return endpoint.answer(request);
        }
        Question question = new Question(version.getAsLong(), endpoint.path(), request.path(),
                request.query(), request.header("Accept"));
        AtomicBoolean asked = new AtomicBoolean();
        Reply reply = replies.get(question, _ -> {
            asked.set(true);
            return endpoint.answer(request);
        });
        if (reply.status() != 200) {
            replies.invalidate(question);
        }
        metrics.cached(!asked.get());
        return asked.get() ? reply : reply.free();
    }

}
