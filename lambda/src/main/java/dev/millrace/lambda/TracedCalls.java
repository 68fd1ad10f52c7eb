package dev.millrace.lambda;

import java.util.Optional;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;

/// Makes every call of DynamoDB a part of the trace that the function's call is in. The SDK finds
/// this class by itself, through a resource that names it.
public final class TracedCalls implements ExecutionInterceptor {
    private static final ExecutionAttribute<Long> START = new ExecutionAttribute<>(
            "MillraceTraceStart");

    private final Trace trace = new Trace();

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
        trace.tell(new TraceDaemon.Call(
                attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME), table(request),
                attributes.getAttribute(START), System.currentTimeMillis(), failed));
    }

    private static boolean isRehearsed(SdkHttpRequest request) {
        return request.host().equals(EmptyEndpoint.ADDRESS.getHost());
    }

    /// The table, where the call names one.
    private static String table(SdkRequest request) {
        return request.getValueForField("TableName", String.class).orElse("");
    }
}
