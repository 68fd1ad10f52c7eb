package dev.millrace.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class PlacesStackTest {
    private final Template template = Synthesized.ALL.template("MillracePlaces");

    @Test
    void declaresMapsAndPointsAsTheSeedKeysThem() {
        template.hasResourceProperties("AWS::DynamoDB::Table", Map.of("TableName", "Map",
                "KeySchema", List.of(Map.of("AttributeName", "MapId", "KeyType", "HASH")),
                "GlobalSecondaryIndexes", Match.absent()));
        template.hasResourceProperties("AWS::DynamoDB::Table", Map.of("TableName", "Point",
                "KeySchema", List.of(Map.of("AttributeName", "MapId", "KeyType", "HASH"),
                        Map.of("AttributeName", "PointId", "KeyType", "RANGE")),
                "StreamSpecification", Map.of("StreamViewType", "NEW_AND_OLD_IMAGES")));
    }

    @Test
    void rollsUpWithinTheSeedsTimeAndLeavesATrace() {
        template.hasResourceProperties("AWS::Lambda::Function", Map.of(
                "FunctionName", "PointCategoryRollUp", "Timeout", 25,
                "TracingConfig", Map.of("Mode", "Active")));
    }

    @Test
    void followsAllThreeTablesFromTheirStreamsBeginning() {
        template.resourcePropertiesCountIs("AWS::Lambda::EventSourceMapping", Map.of(
                "StartingPosition", "TRIM_HORIZON", "TumblingWindowInSeconds", 60,
                "MaximumBatchingWindowInSeconds", 1, "MaximumRetryAttempts", -1), 3);
        template.resourcePropertiesCountIs("AWS::Lambda::EventSourceMapping", Map.of(
                "FilterCriteria", Map.of("Filters", List.of(Map.of("Pattern",
                        "{\"dynamodb\":{\"Keys\":{\"Region\":{\"S\":[{\"prefix\":\"MODIFIER\"}]}}}}")))),
                1);
    }

    @Test
    void closesShardsByTheClockAndReportsNothing() {
        template.hasResourceProperties("AWS::Lambda::Function", Map.of(
                "FunctionName", "millrace-places-schedule",
                "Environment", Map.of("Variables",
                        Match.objectLike(Map.of("MILLRACE_APPLICATION", "places")))));
        template.resourceCountIs("AWS::Events::Rule", 1);
        template.hasResourceProperties("AWS::Events::Rule", Map.of("Targets",
                List.of(Match.objectLike(Map.of("Input", "{\"job\":\"close-day\"}")))));
    }

    @ParameterizedTest
    @CsvSource({"GET /api/maps/{mapId},NONE", "PUT /api/maps/{mapId},JWT",
            "DELETE /api/maps/{mapId}/points/{pointId},JWT"})
    void showsMapsToEverybodyAndLetsKnownUsersChangeThem(String route, String authorization) {
        template.hasResourceProperties("AWS::ApiGatewayV2::Route", Map.of("RouteKey", route,
                "AuthorizationType", authorization));
    }

    @Test
    void slowsDownEveryRouteThatChangesSomething() {
        assertThat(Synthesized.ALL.texts().get("MillracePlaces.template.json"))
                .contains("\"PUT /api/maps/{mapId}\": {");
    }
}
