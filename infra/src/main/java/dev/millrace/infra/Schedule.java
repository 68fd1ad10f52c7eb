package dev.millrace.infra;

import dev.millrace.api.Application;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.CronOptions;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.lambda.destinations.SnsDestination;
import software.amazon.awscdk.services.sns.Topic;

/// What is due by the clock: closing the day before, and of the tracker a report each week.
final class Schedule {
    static final CronOptions DAILY = CronOptions.builder().minute("10").hour("3").build();
    static final CronOptions WEEKLY = CronOptions.builder()
            .minute("0")
            .hour("6")
            .weekDay("MON")
            .build();

    private Schedule() {}

    /// @param reports who gets the reports
    static void build(ApplicationStack stack, Topic reports) {
        DeployedFunction function = stack.function("Schedule", FunctionPlan.schedule(stack.name()));
        stack.watch().errors(function.function());
        allow(function, stack);
        rule(stack, "CloseDay", DAILY, function.live(), "close-day");
        if (stack.application() == Application.TRACKER) {
            report(stack, function, reports);
        }
    }

    private static void report(ApplicationStack stack, DeployedFunction function, Topic reports) {
        Alias report = Alias.Builder.create(stack, "ScheduleReport")
                .aliasName("report")
                .version(function.function().getCurrentVersion())
                .onSuccess(new SnsDestination(reports))
                .retryAttempts(2)
                .build();
        rule(stack, "WeeklyReport", WEEKLY, report, "report");
    }

    private static void allow(DeployedFunction function, ApplicationStack stack) {
        if (stack.application() == Application.TRACKER) {
            function.allow(stack.tableArns(), TableRights.CLOSE_DAYS);
        }
        function.allow(List.of(stack.engineTable().getTableArn()), List.of("dynamodb:GetItem",
                "dynamodb:Query", "dynamodb:UpdateItem"));
        stack.followed().forEach(schema -> stack.allowShards(schema, function));
    }

    private static void rule(ApplicationStack stack, String id, CronOptions when, IFunction target,
            String job) {
        Rule.Builder.create(stack, id)
                .schedule(software.amazon.awscdk.services.events.Schedule.cron(when))
                .targets(List.of(LambdaFunction.Builder.create(target)
                        .event(RuleTargetInput.fromObject(Map.of("job", job)))
                        .maxEventAge(Duration.hours(2))
                        .retryAttempts(2)
                        .build()))
                .build();
    }
}
