package dev.millrace.infra;

import dev.millrace.api.Endpoint;
import dev.millrace.api.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpJwtAuthorizer;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpJwtAuthorizerProps;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegrationProps;
import software.amazon.awscdk.services.apigateway.AccessLogFormat;
import software.amazon.awscdk.services.apigatewayv2.AddRoutesOptions;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.CorsHttpMethod;
import software.amazon.awscdk.services.apigatewayv2.CorsPreflightOptions;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.apigatewayv2.HttpRoute;
import software.amazon.awscdk.services.apigatewayv2.HttpStage;
import software.amazon.awscdk.services.apigatewayv2.IAccessLogSettings;
import software.amazon.awscdk.services.apigatewayv2.LogGroupLogDestination;
import software.amazon.awscdk.services.apigatewayv2.ThrottleSettings;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/// The HTTP API of an application: a route for each of its endpoints that anybody may call, one
/// function behind them.
final class HttpDoor {
    /// Requests a second, and how many at once, for the API as a whole.
    static final int RATE = 50;
    static final int BURST = 100;
    /// The same for each route that writes.
    static final int WRITE_RATE = 5;
    static final int WRITE_BURST = 10;
    /// Who asked is not written down: neither address nor agent.
    private static final String LOG_LINE = "{\"time\":\"$context.requestTime\","
            + "\"id\":\"$context.requestId\",\"route\":\"$context.routeKey\","
            + "\"status\":\"$context.status\",\"bytes\":\"$context.responseLength\","
            + "\"millis\":\"$context.responseLatency\","
            + "\"error\":\"$context.integrationErrorMessage\"}";

    private final HttpApi api;
    private final HttpLambdaIntegration integration;
    private final Optional<HttpJwtAuthorizer> authorizer;
    private final List<HttpRoute> routes = new ArrayList<>();
    private final Map<String, Map<String, Integer>> slower = new TreeMap<>();

    private HttpDoor(Construct scope, String name, Deployment.Door door,
            DeployedFunction function) {
        HttpApi.Builder builder = HttpApi.Builder.create(scope, "Api")
                .apiName(name)
                .createDefaultStage(false);
        if (!door.origins().isEmpty()) {
            builder.corsPreflight(cors(door.origins()));
        }
        api = builder.build();
        integration = new HttpLambdaIntegration("Http", function.live(),
                HttpLambdaIntegrationProps.builder().scopePermissionToRoute(false).build());
        authorizer = door.signIn()
                .map(signIn -> new HttpJwtAuthorizer("SignIn", signIn.issuer(),
                        HttpJwtAuthorizerProps.builder().jwtAudience(signIn.audience()).build()));
    }

    /// @param name of the API
    static HttpApi open(ApplicationStack stack, String name, Deployment.Door door,
            DeployedFunction function) {
        HttpDoor made = new HttpDoor(stack, name, door, function);
        for (Endpoint endpoint : Routes.of(stack.application())) {
            made.route(endpoint, RouteAccess.to(endpoint, stack.application(), door));
        }
        made.stage(stack, name);
        CfnOutput.Builder.create(stack, "Endpoint")
                .description("Where the API answers")
                .value(made.api.getApiEndpoint())
                .build();
        return made.api;
    }

    private void route(Endpoint endpoint, RouteAccess access) {
        if (access == RouteAccess.CLOSED) {
            return;
        }
        String path = Routes.path(endpoint);
        AddRoutesOptions.Builder options = AddRoutesOptions.builder()
                .path(path)
                .methods(List.of(HttpMethod.valueOf(endpoint.method().name())))
                .integration(integration);
        if (access == RouteAccess.SIGNED_IN) {
            options.authorizer(authorizer.orElseThrow());
        }
        List<HttpRoute> added = api.addRoutes(options.build());
        if (access == RouteAccess.OPEN) {
            added.forEach(Exceptions::openRoute);
        }
        routes.addAll(added);
        if (endpoint.method() != Method.GET) {
            slower.put(endpoint.method() + " " + path, Names.sorted(Map.of(
                    "ThrottlingRateLimit", WRITE_RATE, "ThrottlingBurstLimit", WRITE_BURST)));
        }
    }

    private void stage(Construct scope, String name) {
        LogGroup log = LogGroup.Builder.create(scope, "ApiLog")
                .logGroupName("/aws/http-api/" + name)
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        HttpStage stage = HttpStage.Builder.create(scope, "Stage")
                .httpApi(api)
                .stageName("$default")
                .autoDeploy(true)
                .throttle(ThrottleSettings.builder().rateLimit(RATE).burstLimit(BURST).build())
                .accessLogSettings(new LogLine(log))
                .build();
        CfnStage template = (CfnStage) Objects.requireNonNull(stage.getNode().getDefaultChild());
        template.setRouteSettings(slower);
        routes.forEach(route -> stage.getNode().addDependency(route));
    }

    private static CorsPreflightOptions cors(List<String> origins) {
        return CorsPreflightOptions.builder()
                .allowOrigins(origins)
                .allowMethods(List.of(CorsHttpMethod.GET, CorsHttpMethod.POST, CorsHttpMethod.PUT,
                        CorsHttpMethod.DELETE))
                .allowHeaders(List.of("content-type", "authorization"))
                .exposeHeaders(List.of("x-consumed-capacity"))
                .maxAge(Duration.minutes(10))
                .build();
    }

    /// How a request is written down.
    private record LogLine(LogGroup log) implements IAccessLogSettings {
        @Override
        public LogGroupLogDestination getDestination() {
            return new LogGroupLogDestination(log);
        }

        @Override
        public AccessLogFormat getFormat() {
            return AccessLogFormat.custom(LOG_LINE);
        }
    }
}
