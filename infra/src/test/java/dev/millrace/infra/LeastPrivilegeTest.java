package dev.millrace.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Policies of all templates, as they are written.
class LeastPrivilegeTest {
    /// Traces belong to the account as a whole; network interfaces have no names before they
    /// are made.
    private static final Set<String> WITHOUT_RESOURCES = Set.of("xray:PutTraceSegments",
            "xray:PutTelemetryRecords", "ec2:CreateNetworkInterface",
            "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:DeleteNetworkInterface",
            "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses");

    @Test
    void noActionIsAWildcard() {
        assertThat(allowed().flatMap(LeastPrivilegeTest::actions)).isNotEmpty()
                .noneMatch(action -> action.contains("*"));
    }

    @Test
    void allResourcesAreNamedWhereTheServiceNamesAny() {
        assertThat(allowed().filter(statement -> texts(statement.path("Resource"))
                .anyMatch("*"::equals)))
                .isNotEmpty()
                .allSatisfy(statement -> assertThat(WITHOUT_RESOURCES)
                        .containsAll(actions(statement).toList()));
    }

    @Test
    void nobodyScansAndNobodyAdministersTables() {
        assertThat(allowed().flatMap(LeastPrivilegeTest::actions)
                .filter(action -> action.startsWith("dynamodb:")))
                .isSubsetOf(List.of("dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem",
                        "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem",
                        "dynamodb:ConditionCheckItem", "dynamodb:DescribeStream",
                        "dynamodb:GetRecords", "dynamodb:GetShardIterator",
                        "dynamodb:ListStreams"));
    }

    @Test
    void everyFunctionHasARoleOfItsOwn() {
        assertThat(templates().allMatch(template -> {
            List<JsonNode> roles = resources(template, "AWS::Lambda::Function")
                    .map(function -> function.path("Properties").path("Role"))
                    .toList();
            return roles.size() == Set.copyOf(roles).size();
        })).isTrue();
    }

    @Test
    void noRoleTakesPoliciesThatSomebodyElseKeeps() {
        assertThat(templates().flatMap(each -> resources(each, "AWS::IAM::Role")))
                .allMatch(
                        role -> role.path("Properties").path("ManagedPolicyArns").isMissingNode());
    }

    @Test
    void logObjectsAreReadBelowTheirFolderOnly() {
        assertThat(allowed().filter(statement -> actions(statement).anyMatch("s3:GetObject"::equals)
                && statement.path("Principal").isMissingNode()))
                .isNotEmpty()
                .allSatisfy(statement -> assertThat(statement.path("Resource").toString())
                        .containsPattern("/(logs|access)/\\*\""));
    }

    @Test
    void accountsAndRegionsAreReferences() {
        assertThat(Synthesized.ALL.texts().values())
                .noneMatch(
                        text -> text.matches("(?s).*\"arn:aws:.*") || text.contains("us-east-1"));
    }

    private static Stream<JsonNode> allowed() {
        return templates()
                .flatMap(template -> Stream.of("AWS::IAM::Policy", "AWS::SNS::TopicPolicy",
                        "AWS::SQS::QueuePolicy", "AWS::S3::BucketPolicy")
                        .flatMap(type -> resources(template, type)))
                .flatMap(policy -> policy.path("Properties")
                        .path("PolicyDocument")
                        .path("Statement")
                        .valueStream())
                .filter(statement -> statement.path("Effect").asString().equals("Allow"));
    }

    private static Stream<JsonNode> templates() {
        JsonMapper mapper = new JsonMapper();
        return Stream.of(Synthesized.ALL, Synthesized.PRIVATE)
                .flatMap(each -> each.texts().values().stream())
                .map(mapper::readTree);
    }

    private static Stream<JsonNode> resources(JsonNode template, String type) {
        return template.path("Resources")
                .valueStream()
                .filter(resource -> resource.path("Type").asString().equals(type));
    }

    private static Stream<String> actions(JsonNode statement) {
        return texts(statement.path("Action"));
    }

    /// One text, or several.
    private static Stream<String> texts(JsonNode node) {
        return node.isArray()
                ? node.valueStream().filter(JsonNode::isString).map(JsonNode::asString)
                : Stream.of(node).filter(JsonNode::isString).map(JsonNode::asString);
    }

    /// So that the tests above cannot pass for want of policies.
    @Test
    void findsPoliciesInBothDeployments() {
        assertThat(allowed()).hasSizeGreaterThan(30);
    }
}
