package dev.millrace.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.EventSourceMapping;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketAttributes;
import software.amazon.awscdk.services.s3.EventType;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.NotificationKeyFilter;
import software.amazon.awscdk.services.s3.notifications.SqsDestination;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;

/// The way of logs into the tracker: a new object in the log bucket is a message in a queue, and a
/// function stores the lines of the objects that messages name. What fails five times waits in a
/// queue of its own for somebody to send it back.
///
/// The bucket is always one that is there already, as this stack sees it.
final class LogIntake {
    static final int BATCH = 10;
    static final int ATTEMPTS = 5;
    static final int KEPT_DAYS = 14;
    /// Six times as long as the function may take, as Lambda asks for.
    static final int VISIBILITY_SECONDS = 60;
    private static final int WAIT_SECONDS = 20;
    private static final int AT_ONCE = 5;

    private final ApplicationStack stack;
    private final Deployment.Logs logs;
    private final IBucket bucket;

    private LogIntake(ApplicationStack stack, Deployment.Logs logs, String bucketName) {
        this.stack = stack;
        this.logs = logs;
        this.bucket = Bucket.fromBucketAttributes(stack, "Logs", BucketAttributes.builder()
                .bucketName(bucketName)
                .notificationsHandlerRole(NotificationRole.make(stack, bucketName))
                .build());
    }

    static void build(ApplicationStack stack, Deployment.Logs logs, String bucketName) {
        LogIntake intake = new LogIntake(stack, logs, bucketName);
        Queue failed = intake.failed();
        Queue arrived = intake.arrived(failed);
        intake.reader(arrived);
        intake.bucket.addEventNotification(EventType.OBJECT_CREATED, new SqsDestination(arrived),
                NotificationKeyFilter.builder().prefix(logs.prefix()).build());
        stack.watch().queue(arrived, failed);
        CfnOutput.Builder.create(stack, "FailedLogsQueue")
                .description("Queue of the log objects that could not be read")
                .value(failed.getQueueArn())
                .build();
    }

    private Queue failed() {
        return queue("FailedLogs").build();
    }

    private Queue arrived(Queue failed) {
        return queue("ArrivedLogs")
                .visibilityTimeout(Duration.seconds(VISIBILITY_SECONDS))
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(failed)
                        .maxReceiveCount(ATTEMPTS)
                        .build())
                .build();
    }

    private Queue.Builder queue(String id) {
        return Queue.Builder.create(stack, id)
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(Duration.days(KEPT_DAYS));
    }

    private void reader(Queue arrived) {
        DeployedFunction reader = stack.function("ReadLogs", FunctionPlan.logs(logs.site()
                .map(site -> Map.of("MILLRACE_SITE", site))
                .orElse(Map.of())));
        stack.watch().errors(reader.function());
        allow(reader);
        arrived.grantConsumeMessages(reader.role());
        EventSourceMapping.Builder.create(stack, "ArrivedLogsMessages")
                .target(reader.live())
                .eventSourceArn(arrived.getQueueArn())
                .batchSize(BATCH)
                .maxBatchingWindow(Duration.seconds(WAIT_SECONDS))
                .maxConcurrency(AT_ONCE)
                .reportBatchItemFailures(true)
                .build()
                .getNode()
                .addDependency(reader.role());
    }

    private void allow(DeployedFunction reader) {
        reader.allow(stack.tableArns(), TableRights.STORE);
        reader.allow(List.of(bucket.arnForObjects(logs.prefix() + "*")), List.of("s3:GetObject"));
        reader.role()
                .addToPolicy(PolicyStatement.Builder.create()
                        .actions(List.of("s3:ListBucket"))
                        .resources(List.of(bucket.getBucketArn()))
                        .conditions(Names.sorted(Map.of(
                                "StringLike", Map.of("s3:prefix", logs.prefix() + "*"),
                                "StringEquals", Map.of("aws:ResourceAccount", Aws.ACCOUNT_ID))))
                        .build());
        Exceptions.logObjects(reader.role(), logs.prefix());
    }
}
