package dev.millrace.infra;

import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/// The role of the CDK's own function that enters a notification beside those that a bucket has
/// already. The CDK would let it into every bucket; this one knows a single bucket.
final class NotificationRole {
    private NotificationRole() {}

    static IRole make(Construct scope, String bucketName) {
        Role role = Role.Builder.create(scope, "NotificationRole")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .description("May enter notifications of the log bucket")
                .build();
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("s3:GetBucketNotification", "s3:PutBucketNotification"))
                .resources(List.of("arn:" + Aws.PARTITION + ":s3:::" + bucketName))
                .build());
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("logs:CreateLogGroup", "logs:CreateLogStream",
                        "logs:PutLogEvents"))
                .resources(List.of("arn:" + Aws.PARTITION + ":logs:" + Aws.REGION + ":"
                        + Aws.ACCOUNT_ID + ":log-group:/aws/lambda/" + Aws.STACK_NAME + "-*"))
                .build());
        Exceptions.notificationRole(role);
        return role.withoutPolicyUpdates();
    }
}
