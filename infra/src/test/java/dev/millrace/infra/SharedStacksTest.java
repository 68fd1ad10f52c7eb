package dev.millrace.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/// The stacks around the applications: logs, what all share, pages.
class SharedStacksTest {
    private final Template logs = Synthesized.ALL.template("MillraceLogs");
    private final Template base = Synthesized.ALL.template("MillraceBase");
    private final Template pages = Synthesized.ALL.template("MillracePages");

    @Test
    void logsOutliveTheirStackAndExpireAfterHalfAYear() {
        logs.hasResource("AWS::S3::Bucket", Map.of("DeletionPolicy", "Retain",
                "UpdateReplacePolicy", "Retain"));
        logs.hasResourceProperties("AWS::S3::Bucket", Map.of("LifecycleConfiguration",
                Map.of("Rules", List.of(Match.objectLike(Map.of("Prefix", "logs/",
                        "ExpirationInDays", 180, "Status", "Enabled"))))));
    }

    @Test
    void onlySitesOfTheAccountLogIntoTheBucket() {
        logs.hasResourceProperties("AWS::S3::BucketPolicy", Map.of("PolicyDocument",
                Match.objectLike(Map.of("Statement", Match.arrayWith(List.of(Match.objectLike(
                        Map.of("Principal", Map.of("Service", "logging.s3.amazonaws.com"),
                                "Action", "s3:PutObject", "Condition",
                                Map.of("StringEquals", Map.of("aws:SourceAccount",
                                        Map.of("Ref", "AWS::AccountId")))))))))));
    }

    @Test
    void theEnginesTableIsKeptAsCarefully() {
        base.hasResource("AWS::DynamoDB::Table", Map.of("DeletionPolicy", "Retain",
                "Properties", Match.objectLike(Map.of("TableName", "MillraceViews",
                        "DeletionProtectionEnabled", true, "BillingMode", "PAY_PER_REQUEST",
                        "StreamSpecification", Match.absent()))));
    }

    @Test
    void alarmsReachTheOwner() {
        base.hasResourceProperties("AWS::SNS::Subscription", Map.of("Protocol", "email",
                "Endpoint", "owner@example.org"));
        base.hasResourceProperties("AWS::SNS::TopicPolicy", Map.of("PolicyDocument",
                Match.objectLike(Map.of("Statement", Match.arrayWith(List.of(Match.objectLike(
                        Map.of("Effect", "Allow", "Action", "sns:Publish", "Principal",
                                Map.of("Service", "cloudwatch.amazonaws.com")))))))));
    }

    @Test
    void theOwnerHearsBeforeTheBudgetIsSpent() {
        base.hasResourceProperties("AWS::Budgets::Budget", Map.of("Budget", Match.objectLike(
                Map.of("BudgetLimit", Map.of("Amount", 10, "Unit", "USD"), "TimeUnit",
                        "MONTHLY"))));
    }

    @Test
    void filesOfPagesAreReadByCloudFrontAlone() {
        pages.hasResourceProperties("AWS::S3::Bucket", Map.of("PublicAccessBlockConfiguration",
                Map.of("BlockPublicAcls", true, "BlockPublicPolicy", true, "IgnorePublicAcls",
                        true, "RestrictPublicBuckets", true)));
        pages.resourceCountIs("AWS::CloudFront::OriginAccessControl", 1);
    }

    @Test
    void pagesCarryTheHeadersOfTheServer() {
        pages.hasResourceProperties("AWS::CloudFront::ResponseHeadersPolicy", Map.of(
                "ResponseHeadersPolicyConfig", Match.objectLike(Map.of("SecurityHeadersConfig",
                        Match.objectLike(Map.of(
                                "ContentSecurityPolicy", Match.objectLike(Map.of(
                                        "ContentSecurityPolicy", "default-src 'self';"
                                                + " script-src 'self'; style-src 'self';"
                                                + " img-src 'self' data:; object-src 'none';"
                                                + " base-uri 'none'; form-action 'self';"
                                                + " frame-ancestors 'none'; connect-src 'self'"
                                                + " https://id.example.org",
                                        "Override", true)),
                                "ContentTypeOptions", Map.of("Override", true),
                                "FrameOptions", Map.of("FrameOption", "DENY", "Override", true),
                                "ReferrerPolicy",
                                Map.of("ReferrerPolicy", "same-origin", "Override", true),
                                "StrictTransportSecurity", Match.objectLike(
                                        Map.of("AccessControlMaxAgeSec", 31_536_000))))))));
    }

    @ParameterizedTest
    @CsvSource({"/pagetotals", "/pagehistory", "/pageshare", "/api/tracker*", "/api/views",
            "/api/health", "/openapi.json"})
    void requestsToTheApiGoThroughTheSameAddress(String pattern) {
        pages.hasResourceProperties("AWS::CloudFront::Distribution", Map.of("DistributionConfig",
                Match.objectLike(Map.of("CacheBehaviors", Match.arrayWith(List.of(
                        Match.objectLike(Map.of("PathPattern", pattern,
                                "ViewerProtocolPolicy", "https-only"))))))));
    }

    @Test
    void addressesAreToldWhenEverythingStands() {
        pages.hasOutput("PagesOutput", Map.of("Value", Match.anyValue()));
        Synthesized.ALL.template("MillraceTracker")
                .hasOutput("Endpoint", Map.of("Value", Match.anyValue()));
    }

    @ParameterizedTest
    @CsvSource({"/,/index.html", "/places/,/places/index.html", "/places,/places/index.html",
            "/tracker/main.js,/tracker/main.js", "/messages/,/messages/index.html",
            "/messages/new/an.drew,/messages/index.html",
            "/messages/5ae290ed-55d1-47a0-bc6d-fe2bc2700399,/messages/index.html",
            "/messages/session.js,/messages/session.js"})
    void addressesLeadToFiles(String address, String file) throws Exception {
        Process node = new ProcessBuilder("node", "-e", PageAddresses.CODE
                + "console.log(handler({request: {uri: process.argv[1]}}).uri)", address)
                .redirectErrorStream(true)
                .start();

        assertThat(new String(node.getInputStream().readAllBytes(),
                StandardCharsets.UTF_8).strip()).isEqualTo(file);
    }
}
