package dev.millrace.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.Queue;

/// Watches a stack: alarms for what somebody has to see to, and a dashboard of all that is
/// measured. No data is no alarm: nothing happened.
final class Watch {
    /// Views that are further behind than this are not fresh any more; records are lost after
    /// 24 hours.
    static final Duration LAG = Duration.minutes(15);
    private static final Duration PERIOD = Duration.minutes(5);
    private static final int THIRD = 8;
    private static final int WIDTH = 24;

    private final ApplicationStack stack;
    private final SnsAction notice;
    private final List<Alarm> alarms = new ArrayList<>();
    private final List<IWidget> graphs = new ArrayList<>();

    Watch(ApplicationStack stack, Topic topic) {
        this.stack = stack;
        this.notice = new SnsAction(topic);
    }

    void function(Function function) {
        String id = function.getNode().getId();
        graph(id, function.metricInvocations(sum()), function.metricErrors(sum()),
                function.metricThrottles(sum()));
        graph(id + ": time", function.metricDuration(statistic("p50")),
                function.metricDuration(statistic("p99")));
    }

    void errors(Function function) {
        alarm(function.getNode().getId() + "Errors", function.metricErrors(sum()), 1, 1,
                "a function fails: its log says why");
    }

    /// How far behind their facts the views are that this function keeps.
    void lag(Function function) {
        errors(function);
        Metric age = function.metric("IteratorAge", statistic("Maximum"));
        alarm("Lag", age, LAG.toMilliseconds().doubleValue(), 3, "views are not fresh: records are"
                + " lost after 24 hours");
        alarm("Gap", engine("Gap", function), 1, 1, "changes were lost: rebuild the views");
        alarm("Unreadable", engine("Unreadable", function), 1, 1,
                "facts that no view can digest are in quarantine: millrace view list");
        graph("Views: lag", age);
    }

    void queue(Queue arrived, Queue failed) {
        Metric lost = failed.metricApproximateNumberOfMessagesVisible(statistic("Maximum"));
        Metric oldest = arrived.metricApproximateAgeOfOldestMessage(statistic("Maximum"));
        alarm("FailedLogs", lost, 1, 1,
                "log objects could not be read: docs/deploy.md says how to send them back");
        alarm("LogsWait", oldest, LAG.toSeconds().doubleValue(), 3,
                "log objects are not read in time");
        graph("Logs", arrived.metricNumberOfMessagesReceived(sum()), lost);
        graph("Logs: oldest message", oldest);
    }

    void table(Table table) {
        String name = table.getNode().getId();
        Metric reads = of(name, "ReadThrottleEvents");
        Metric writes = of(name, "WriteThrottleEvents");
        alarm(name + "ReadThrottles", reads, 1, 3, "DynamoDB turns reads away");
        alarm(name + "WriteThrottles", writes, 1, 3, "DynamoDB turns writes away");
        graph(name + ": units", table.metricConsumedReadCapacityUnits(sum()),
                table.metricConsumedWriteCapacityUnits(sum()));
    }

    /// Where the function is behind a queue or a stream, being throttled shows as lag.
    void api(HttpApi api, Function function) {
        alarm("ApiThrottles", function.metricThrottles(sum()), 1, 3,
                "more requests at once than the function may answer");
        Metric failures = api.metricServerError(sum());
        alarm("ApiErrors", failures, 5, 1, "the API answers with errors of its own");
        graph("API", api.metricCount(sum()), api.metricClientError(sum()), failures);
        graph("API: time", api.metricLatency(statistic("p50")),
                api.metricLatency(statistic("p99")));
    }

    /// Puts everything on a dashboard.
    void board(String name) {
        List<IWidget> widgets = new ArrayList<>();
        widgets.add(AlarmStatusWidget.Builder.create()
                .title("Alarms")
                .alarms(alarms)
                .width(WIDTH)
                .build());
        widgets.addAll(graphs);
        Dashboard.Builder.create(stack, "Board")
                .dashboardName("millrace-" + name)
                .build()
                .addWidgets(widgets.toArray(IWidget[]::new));
    }

    private void alarm(String id, Metric metric, double from, int periods, String meaning) {
        Alarm alarm = Alarm.Builder.create(stack, id + "Alarm")
                .metric(metric)
                .threshold(from)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .evaluationPeriods(periods)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .alarmDescription("Millrace: " + meaning)
                .build();
        alarm.addAlarmAction(notice);
        alarms.add(alarm);
    }

    private void graph(String title, IMetric... metrics) {
        graphs.add(GraphWidget.Builder.create()
                .title(title)
                .left(List.of(metrics))
                .width(THIRD)
                .build());
    }

    private static Metric of(String table, String name) {
        return metric("AWS/DynamoDB", name, Map.of("TableName", table));
    }

    /// What the functions themselves measure.
    private static Metric engine(String name, Function function) {
        return metric("Millrace", name, Map.of("Function", function.getFunctionName()));
    }

    private static Metric metric(String space, String name, Map<String, String> dimensions) {
        return Metric.Builder.create()
                .namespace(space)
                .metricName(name)
                .dimensionsMap(dimensions)
                .statistic("Sum")
                .period(PERIOD)
                .build();
    }

    private static MetricOptions sum() {
        return statistic("Sum");
    }

    private static MetricOptions statistic(String name) {
        return MetricOptions.builder().statistic(name).period(PERIOD).build();
    }
}
