package dev.millrace.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class TrackerStackTest {
    private final Template template = Synthesized.ALL.template("MillraceTracker");

    @Test
    void hasTableFunctionsAndApiInOneTemplate() {
        template.resourceCountIs("AWS::DynamoDB::Table", 1);
        template.resourceCountIs("AWS::ApiGatewayV2::Api", 1);
        assertThat(template.findResources("AWS::Lambda::Function")).hasSizeGreaterThan(3);
    }

    @Test
    void keepsItsTableWhateverBecomesOfTheStack() {
        template.hasResource("AWS::DynamoDB::Table", Map.of("DeletionPolicy", "Retain",
                "UpdateReplacePolicy", "Retain", "Properties",
                Match.objectLike(Map.of("DeletionProtectionEnabled", true))));
    }

    @Test
    void declaresTheTableOfTheSchema() {
        template.hasResourceProperties("AWS::DynamoDB::Table", Map.of(
                "TableName", "PageTrackTable",
                "KeySchema", List.of(
                        Map.of("AttributeName", "UserPages", "KeyType", "HASH"),
                        Map.of("AttributeName", "SortKey", "KeyType", "RANGE")),
                "AttributeDefinitions", List.of(
                        Map.of("AttributeName", "UserPages", "AttributeType", "S"),
                        Map.of("AttributeName", "SortKey", "AttributeType", "S")),
                "BillingMode", "PAY_PER_REQUEST",
                "PointInTimeRecoverySpecification", Map.of("PointInTimeRecoveryEnabled", true),
                "SSESpecification", Map.of("SSEEnabled", true),
                "TimeToLiveSpecification", Map.of("AttributeName", "ExpiresAt", "Enabled", true),
                "StreamSpecification", Map.of("StreamViewType", "NEW_AND_OLD_IMAGES")));
    }

    @ParameterizedTest
    @CsvSource({"millrace-tracker-logs,LogsFunction,10,5",
            "millrace-tracker-http,HttpFunction,10,20",
            "millrace-tracker-views,StreamFunction,25,10",
            "millrace-tracker-schedule,ScheduleFunction,60,1"})
    void givesEachFunctionItsLimits(String name, String handler, int timeout, int reserved) {
        template.hasResourceProperties("AWS::Lambda::Function", Map.of(
                "FunctionName", name,
                "Handler", "dev.millrace.lambda." + handler,
                "Runtime", "java25",
                "Architectures", List.of("arm64"),
                "Timeout", timeout,
                "MemorySize", 1024,
                "ReservedConcurrentExecutions", reserved,
                "SnapStart", Map.of("ApplyOn", "PublishedVersions"),
                "TracingConfig", Map.of("Mode", "Active")));
        template.hasResourceProperties("AWS::Logs::LogGroup", Map.of(
                "LogGroupName", "/aws/lambda/" + name, "RetentionInDays", 30));
    }

    @Test
    void tellsFunctionsTheirTableByReference() {
        String table = template.findResources("AWS::DynamoDB::Table").keySet().iterator().next();
        template.resourcePropertiesCountIs("AWS::Lambda::Function", Map.of("Environment",
                Map.of("Variables", Match.objectLike(Map.of("TARGET_DYNAMO_TABLE",
                        Map.of("Ref", table))))),
                4);
    }

    @Test
    void followsTheStreamWithoutEverSkippingAChange() {
        template.hasResourceProperties("AWS::Lambda::EventSourceMapping", Map.ofEntries(
                Map.entry("StartingPosition", "TRIM_HORIZON"),
                Map.entry("BatchSize", 100),
                Map.entry("MaximumBatchingWindowInSeconds", 10),
                Map.entry("TumblingWindowInSeconds", 60),
                Map.entry("ParallelizationFactor", 1),
                Map.entry("MaximumRetryAttempts", -1),
                Map.entry("MaximumRecordAgeInSeconds", -1),
                Map.entry("BisectBatchOnFunctionError", true),
                Map.entry("FunctionResponseTypes", List.of("ReportBatchItemFailures")),
                Map.entry("DestinationConfig", Match.absent()),
                Map.entry("FilterCriteria", Map.of("Filters", List.of(
                        pattern("NewImage"), pattern("OldImage"))))));
    }

    private static Map<String, String> pattern(String image) {
        return Map.of("Pattern",
                "{\"dynamodb\":{\"" + image + "\":{\"Hits\":{\"B\":[{\"exists\":true}]}}}}");
    }

    @Test
    void readsNewLogsThroughAQueue() {
        template.hasResourceProperties("Custom::S3BucketNotifications", Map.of(
                "Managed", false,
                "NotificationConfiguration", Map.of("QueueConfigurations", List.of(
                        Match.objectLike(Map.of("Events", List.of("s3:ObjectCreated:*"),
                                "Filter", Map.of("Key", Map.of("FilterRules",
                                        List.of(Map.of("Name", "prefix", "Value",
                                                "logs/"))))))))));
        template.hasResourceProperties("AWS::SQS::Queue", Map.of("VisibilityTimeout", 60,
                "MessageRetentionPeriod", 14 * 86_400, "SqsManagedSseEnabled", true,
                "RedrivePolicy", Match.objectLike(Map.of("maxReceiveCount", 5))));
        template.hasResourceProperties("AWS::Lambda::EventSourceMapping", Map.of("BatchSize", 10,
                "MaximumBatchingWindowInSeconds", 20,
                "ScalingConfig", Map.of("MaximumConcurrency", 5),
                "FunctionResponseTypes", List.of("ReportBatchItemFailures")));
    }

    @Test
    void limitsTheRateOfTheApi() {
        template.hasResourceProperties("AWS::ApiGatewayV2::Stage", Map.of(
                "DefaultRouteSettings",
                Map.of("ThrottlingRateLimit", 50, "ThrottlingBurstLimit", 100),
                "RouteSettings", Map.of("POST /pageshare",
                        Map.of("ThrottlingRateLimit", 5, "ThrottlingBurstLimit", 10)),
                "AccessLogSettings", Match.objectLike(Map.of("Format",
                        Match.not(Match.stringLikeRegexp(".*sourceIp.*"))))));
        template.hasResourceProperties("AWS::Logs::LogGroup", Map.of(
                "LogGroupName", "/aws/http-api/millrace-tracker", "RetentionInDays", 30));
    }

    @Test
    void letsPagesOfNamedOriginsIn() {
        template.hasResourceProperties("AWS::ApiGatewayV2::Api", Map.of("CorsConfiguration",
                Match.objectLike(Map.of(
                        "AllowOrigins", List.of("https://www.example.org"),
                        "AllowMethods", List.of("GET", "POST", "PUT", "DELETE"),
                        "ExposeHeaders", List.of("x-consumed-capacity")))));
    }

    @ParameterizedTest
    @CsvSource({"GET /pagetotals", "GET /pagehistory", "POST /pageshare",
            "GET /api/tracker/overview", "GET /openapi.json"})
    void opensItsRoutes(String route) {
        template.hasResourceProperties("AWS::ApiGatewayV2::Route", Map.of("RouteKey", route,
                "AuthorizationType", "NONE"));
    }

    @ParameterizedTest
    @CsvSource({"IteratorAge,Maximum,900000,3", "Gap,Sum,1,1", "Unreadable,Sum,1,1",
            "Errors,Sum,1,1", "Throttles,Sum,1,3", "5xx,Sum,5,1",
            "ApproximateNumberOfMessagesVisible,Maximum,1,1",
            "ApproximateAgeOfOldestMessage,Maximum,900,3", "ReadThrottleEvents,Sum,1,3",
            "WriteThrottleEvents,Sum,1,3"})
    void raisesAlarms(String metric, String statistic, double threshold, int periods) {
        template.hasResourceProperties("AWS::CloudWatch::Alarm", Map.of("MetricName", metric,
                "Statistic", statistic, "Threshold", threshold, "EvaluationPeriods", periods,
                "Period", 300, "TreatMissingData", "notBreaching",
                "AlarmActions", List.of(Match.anyValue())));
    }

    @Test
    void showsEverythingOnABoard() {
        template.hasResourceProperties("AWS::CloudWatch::Dashboard",
                Map.of("DashboardName", "millrace-tracker"));
    }

    @ParameterizedTest
    @CsvSource({"cron(10 3 * * ? *),close-day", "cron(0 6 ? * MON *),report"})
    void doesWhatIsDueByTheClock(String when, String job) {
        template.hasResourceProperties("AWS::Events::Rule", Map.of("ScheduleExpression", when,
                "Targets", List.of(Match.objectLike(Map.of("Input",
                        "{\"job\":\"" + job + "\"}")))));
    }
}
