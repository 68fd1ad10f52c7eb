package dev.millrace.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/// The tracker for its owner alone, on a bucket that was there before.
class PrivateTrackerTest {
    private final Template template = Synthesized.PRIVATE.template("MillraceTracker");

    @Test
    void makesNoBucketAndNoPages() {
        assertThat(Synthesized.PRIVATE.texts().keySet()).isEqualTo(Set.of(
                "MillraceBase.template.json", "MillraceTracker.template.json"));
    }

    @Test
    void listensToTheFolderOfTheBucket() {
        template.hasResourceProperties("Custom::S3BucketNotifications", Map.of(
                "BucketName", "my-logs", "Managed", false,
                "NotificationConfiguration", Map.of("QueueConfigurations", List.of(
                        Match.objectLike(Map.of("Filter", Map.of("Key", Map.of("FilterRules",
                                List.of(Map.of("Name", "prefix", "Value", "access/"))))))))));
    }

    @Test
    void countsForTheNamedSite() {
        template.hasResourceProperties("AWS::Lambda::Function", Map.of(
                "FunctionName", "millrace-tracker-logs",
                "Environment", Map.of("Variables",
                        Match.objectLike(Map.of("MILLRACE_SITE", "shop")))));
    }

    @Test
    void hasNoRouteToWhatIsNotPublic() {
        for (String route : List.of("GET /pagetotals", "GET /pagehistory", "POST /pageshare",
                "GET /openapi.json")) {
            template.hasResourceProperties("AWS::ApiGatewayV2::Route", Map.of("RouteKey", route));
        }
        template.resourceCountIs("AWS::ApiGatewayV2::Route", 4);
    }

    @Test
    void allowsNoOtherOriginAndTracesNothing() {
        template.hasResourceProperties("AWS::ApiGatewayV2::Api",
                Map.of("CorsConfiguration", Match.absent()));
        template.resourcePropertiesCountIs("AWS::Lambda::Function",
                Map.of("TracingConfig", Map.of("Mode", "Active")), 0);
    }

    @Test
    void leavesTheAccountsConcurrencyAlone() {
        template.resourcePropertiesCountIs("AWS::Lambda::Function",
                Map.of("ReservedConcurrentExecutions", Match.anyValue()), 0);
    }

    @Test
    void reachesDynamoDbThroughAGatewayEndpoint() {
        Template base = Synthesized.PRIVATE.template("MillraceBase");

        base.resourceCountIs("AWS::EC2::VPCEndpoint", 2);
        base.resourceCountIs("AWS::EC2::NatGateway", 0);
        base.resourceCountIs("AWS::EC2::InternetGateway", 0);
        template.resourcePropertiesCountIs("AWS::Lambda::Function",
                Map.of("VpcConfig", Match.anyValue()), 4);
        template.resourcePropertiesCountIs("AWS::IAM::Policy", Map.of("PolicyDocument",
                Match.objectLike(Map.of("Statement", Match.arrayWith(List.of(Match.objectLike(
                        Map.of("Action", Match.arrayWith(
                                List.of("ec2:CreateNetworkInterface"))))))))),
                4);
    }
}
