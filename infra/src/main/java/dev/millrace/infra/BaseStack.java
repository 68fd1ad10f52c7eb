package dev.millrace.infra;

import dev.millrace.view.ViewTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/// What the applications share: the view engine's own table, where alarms go, the budget, and the
/// private network where one is wanted.
final class BaseStack extends Stack {
    private final Table views;
    private final Topic alarms;
    private final Optional<Vpc> network;

    BaseStack(Construct scope, String id, Deployment.Operation operation) {
        super(scope, id, MillraceApp.props("Millrace: what the applications share"));
        views = Tables.make(this, ViewTable.SCHEMA);
        alarms = Topic.Builder.create(this, "Alarms")
                .displayName("Millrace")
                .enforceSsl(true)
                .build();
        // A policy of its own replaces the one that would let alarms in.
        alarms.addToResourcePolicy(PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(alarms.getTopicArn()))
                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)))
                .build());
        network = operation.privateNetwork()
                ? Optional.of(PrivateNetwork.make(this))
                : Optional.empty();
        operation.email().ifPresent(email -> {
            alarms.addSubscription(new EmailSubscription(email));
            operation.budget().ifPresent(dollars -> budget(email, dollars));
        });
    }

    Table views() {
        return views;
    }

    Topic alarms() {
        return alarms;
    }

    Optional<Vpc> network() {
        return network;
    }

    private void budget(String email, int dollars) {
        List<CfnBudget.NotificationWithSubscribersProperty> notices = List
                .of(notice(email, "ACTUAL", 80), notice(email, "FORECASTED", 100));
        CfnBudget.Builder.create(this, "Budget")
                .budget(CfnBudget.BudgetDataProperty.builder()
                        .budgetType("COST")
                        .timeUnit("MONTHLY")
                        .budgetLimit(CfnBudget.SpendProperty.builder()
                                .amount(dollars)
                                .unit("USD")
                                .build())
                        .build())
                .notificationsWithSubscribers(notices)
                .build();
    }

    private static CfnBudget.NotificationWithSubscribersProperty notice(String email, String type,
            int percent) {
        return CfnBudget.NotificationWithSubscribersProperty.builder()
                .notification(CfnBudget.NotificationProperty.builder()
                        .notificationType(type)
                        .comparisonOperator("GREATER_THAN")
                        .threshold(percent)
                        .thresholdType("PERCENTAGE")
                        .build())
                .subscribers(List.of(CfnBudget.SubscriberProperty.builder()
                        .subscriptionType("EMAIL")
                        .address(email)
                        .build()))
                .build();
    }
}
