package dev.millrace.lambda;

import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;

/// Makes every call of DynamoDB and S3 a part of the trace that the function's call is in. The SDK
/// finds this class by itself, through a resource that names it.
public final class TracedCalls implements ExecutionInterceptor {
    private static final ExecutionAttribute<Long> START = new ExecutionAttribute<>(
            "MillraceTraceStart");
    private static final String TRACE = "com.amazonaws.xray.traceHeader";

    private final Optional<TraceDaemon> daemon = TraceDaemon.at(
            Optional.ofNullable(System.getenv("AWS_XRAY_DAEMON_ADDRESS")));

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        attributes.putAttribute(START, System.currentTimeMillis());
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        tell(context.request(), Optional.of(context.httpRequest()), attributes, false);
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context,
            ExecutionAttributes attributes) {
        tell(context.request(), context.httpRequest(), attributes, true);
    }

    /// @param sent what went to the service, where it came so far; that of a
    ///            [Rehearsal] is nobody's
    private void tell(SdkRequest request, Optional<SdkHttpRequest> sent,
            ExecutionAttributes attributes, boolean failed) {
        if (sent.filter(TracedCalls::isRehearsed).isPresent()) {
            return;
        }
        daemon.ifPresent(each -> TraceHeader.parse(System.getProperty(TRACE, ""))
                .filter(TraceHeader::sampled)
                .ifPresent(header -> each.send(header, new TraceDaemon.Call(
                        attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                        attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
                        resource(request), attributes.getAttribute(START),
                        System.currentTimeMillis(), failed))));
    }

    private static boolean isRehearsed(SdkHttpRequest request) {
        return request.host().equals(EmptyEndpoint.ADDRESS.getHost());
    }

    /// The table or bucket, where the call names one.
    private static String resource(SdkRequest request) {
        return Stream.of("TableName", "Bucket")
                .flatMap(name -> request.getValueForField(name, String.class).stream())
                .findFirst()
                .orElse("");
    }
}
