package dev.millrace.lambda;

import java.util.Optional;

/// The trace that the function's call is in, to which the calls that it makes are told.
final class Trace {
    private static final String HEADER = "com.amazonaws.xray.traceHeader";

    private final Optional<TraceDaemon> daemon = TraceDaemon.at(
            Optional.ofNullable(System.getenv("AWS_XRAY_DAEMON_ADDRESS")));

    /// Does nothing where nobody traces.
    void tell(TraceDaemon.Call call) {
        daemon.ifPresent(each -> TraceHeader.parse(System.getProperty(HEADER, ""))
                .filter(TraceHeader::sampled)
                .ifPresent(header -> each.send(header, call)));
    }
}
