package dev.millrace.infra;

import dev.millrace.item.TableSchema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.amazon.awscdk.services.lambda.EventSourceMapping;
import software.amazon.awscdk.services.lambda.FilterCriteria;
import software.amazon.awscdk.services.lambda.StartingPosition;

/// Calls the function that keeps the views with the changes of a table.
///
/// Its settings are what exactness rests on. A shard's changes come in order, one batch at a time.
/// Nothing is ever given up: what the function cannot digest it puts into quarantine itself, so a
/// batch that fails means that a service is away, and skipping it would lose counts. A batch that
/// takes too long is halved; the watermarks make that harmless. The window is there because only
/// events of a window name their shard.
final class ViewTrigger {
    static final int BATCH = 100;
    static final int WINDOW_SECONDS = 60;
    private static final int FOR_EVER = -1;

    private ViewTrigger() {}

    /// @param waitSeconds how long changes may be gathered
    static void make(ApplicationStack stack, TableSchema schema, DeployedFunction views,
            int waitSeconds) {
        String stream = stack.allowStream(schema, views);
        EventSourceMapping.Builder mapping = EventSourceMapping.Builder
                .create(stack, schema.name() + "Changes")
                .target(views.live())
                .eventSourceArn(stream)
                .startingPosition(StartingPosition.TRIM_HORIZON)
                .batchSize(BATCH)
                .maxBatchingWindow(Duration.seconds(waitSeconds))
                .tumblingWindow(Duration.seconds(WINDOW_SECONDS))
                .parallelizationFactor(1)
                .retryAttempts(FOR_EVER)
                .bisectBatchOnError(true)
                .reportBatchItemFailures(true);
        List<Map<String, Object>> patterns = StreamFilter
                .patterns(stack.application().views(), schema);
        if (!patterns.isEmpty()) {
            mapping.filters(patterns.stream().map(FilterCriteria::filter).toList());
        }
        EventSourceMapping made = mapping.build();
        made.getNode().addDependency(views.role());
        neverTooOld(made);
    }

    /// The CDK knows no words for it.
    private static void neverTooOld(EventSourceMapping mapping) {
        CfnEventSourceMapping template = (CfnEventSourceMapping) Objects
                .requireNonNull(mapping.getNode().getDefaultChild());
        template.setMaximumRecordAgeInSeconds(FOR_EVER);
    }
}
