package dev.millrace.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import dev.millrace.json.Json;
import dev.millrace.store.Capacity;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// What every function does around its work: reads the event, writes the answer, and leaves one
/// line in the log with the metrics of the call. What fails is logged and thrown on, so that whoever
/// called the function calls it again.
final class Doorway {

    private final Journal journal;
    private final InstantSource clock;
    private final Supplier<Capacity> consumed;
    private final Work work;

    /// @param consumed capacity that was consumed since it was last asked
    Doorway(Setting setting, Supplier<Capacity> consumed, Work work) {
        this.journal = setting.journal();
        this.clock = setting.clock();
        this.consumed = consumed;
        this.work = work;
    }

    /// What one function does with an event.
    @FunctionalInterface
    interface Work {
        /// @return the answer, as JSON's objects, arrays and values
        Object answer(JsonNode event, Invocation invocation);
    }

    void pass(InputStream in, OutputStream out, Context context) {
        pass(in, out, Invocation.of(context, journal));
    }

    void pass(InputStream in, OutputStream out, Invocation invocation) {
        Instant start = clock.instant();
        try {
            send(Json.write(work.answer(Json.read(in), invocation)), out);
        } catch (RuntimeException failure) {
            invocation.metrics().count("Failed", 1);
            invocation.error("failed: " + failure.getMessage(),
                    Map.of("error", failure.getClass().getName()));
            throw failure;
        } finally {
            close(invocation, start);
        }
    }

    private static void send(String answer, OutputStream out) {
        try {
            out.write(answer.getBytes(StandardCharsets.UTF_8));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    private void close(Invocation invocation, Instant start) {
        Instant now = clock.instant();
        Capacity used = consumed.get();
        Metrics metrics = invocation.metrics();
        metrics.millis("Duration", Duration.between(start, now).toMillis());
        metrics.count("ReadUnits", used.readUnits());
        metrics.count("WriteUnits", used.writeUnits());
        invocation.info("done", metrics.members(invocation.function(), now));
    }
}
