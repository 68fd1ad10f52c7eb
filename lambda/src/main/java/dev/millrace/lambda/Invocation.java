package dev.millrace.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// One call of a function.
///
/// @param trace id of the trace that the call is part of
/// @param millisLeft until the function is cut off
record Invocation(String function, String requestId, Optional<String> trace,
        LongSupplier millisLeft, Journal journal, Metrics metrics) {
    /// Set by the runtime where the context does not tell.
    private static final String TRACE_PROPERTY = "com.amazonaws.xray.traceHeader";

    static Invocation of(Context context, Journal journal) {
        String trace = Optional.ofNullable(context.getXrayTraceId())
                .orElseGet(() -> System.getProperty(TRACE_PROPERTY));
        return new Invocation(context.getFunctionName(), context.getAwsRequestId(),
                Optional.ofNullable(trace), context::getRemainingTimeInMillis, journal,
                new Metrics());
    }

    /// A call that nobody made, of which nothing is written down.
    static Invocation silent() {
        return new Invocation("", "", Optional.empty(), () -> Long.MAX_VALUE,
                new Journal(_ -> {}, InstantSource.system()), new Metrics());
    }

    /// What every line about this call says.
    Map<String, Object> members(Map<String, ?> more) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("requestId", requestId);
        trace.ifPresent(id -> members.put("trace", id));
        members.putAll(more);
        return members;
    }

    void info(String message, Map<String, ?> more) {
        journal.info(message, members(more));
    }

    void warn(String message, Map<String, ?> more) {
        journal.warn(message, members(more));
    }

    void error(String message, Map<String, ?> more) {
        journal.error(message, members(more));
    }
}
