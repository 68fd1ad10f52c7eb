package dev.millrace.infra;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/// A function with a role and a log of its own. Events go to its alias `live`, a published version
/// that starts from a snapshot, so that nobody waits for a JVM.
///
/// @param function for metrics and limits
/// @param live what events call
/// @param role what it may do
record DeployedFunction(Function function, Alias live, Role role) {
    private static final String ALIAS = "live";
    /// The JVM's first compiler alone, and room for the 80 MB that a start leaves behind, so that
    /// there is nothing to collect before the first answer. By itself the JVM would begin with a
    /// young generation of 6 MB.
    private static final String JVM_OPTIONS = "-XX:+TieredCompilation -XX:TieredStopAtLevel=1 "
            + "-Xmn160m";

    /// What all functions of a stack share.
    ///
    /// @param network where they run, empty for outside of any network of the account
    /// @param environment what all of them are told
    record Surroundings(Code code, Deployment.Operation operation, Optional<Vpc> network,
            Map<String, String> environment) {
        Surroundings {
            environment = Map.copyOf(environment);
        }
    }

    static DeployedFunction make(Construct scope, String id, FunctionPlan plan,
            Surroundings around) {
        LogGroup log = LogGroup.Builder.create(scope, id + "Log")
                .logGroupName("/aws/lambda/" + plan.name())
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        Role role = Role.Builder.create(scope, id + "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .description("What the function " + plan.name() + " may do")
                .build();
        log.grantWrite(role);
        around.network().ifPresent(_ -> enterNetworks(role));
        Function function = builder(scope, id, plan, around).role(role).logGroup(log).build();
        Alias live = Alias.Builder.create(scope, id + "Live")
                .aliasName(ALIAS)
                .version(function.getCurrentVersion())
                .build();
        Exceptions.function(role, around);
        return new DeployedFunction(function, live, role);
    }

    /// Lambda gives a function of a network an interface there, by the function's role.
    private static void enterNetworks(Role role) {
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces",
                        "ec2:DescribeSubnets", "ec2:DeleteNetworkInterface",
                        "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses"))
                .resources(List.of("*"))
                .build());
    }

    void allow(List<String> resources, List<String> actions) {
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(resources)
                .build());
    }

    private static Function.Builder builder(Construct scope, String id, FunctionPlan plan,
            Surroundings around) {
        Function.Builder function = Function.Builder.create(scope, id)
                .functionName(plan.name())
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .handler(plan.handler())
                .code(around.code())
                .timeout(Duration.seconds(plan.timeoutSeconds()))
                .memorySize(FunctionPlan.MEMORY)
                .environment(environment(plan, around))
                // Earlier versions stay, so that going back is moving the alias.
                .currentVersionOptions(VersionOptions.builder()
                        .removalPolicy(RemovalPolicy.RETAIN)
                        .build())
                .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                .tracing(around.operation().tracing() ? Tracing.ACTIVE : Tracing.DISABLED);
        if (around.operation().reserved()) {
            function.reservedConcurrentExecutions(plan.reserved());
        }
        around.network()
                .ifPresent(network -> function.vpc(network)
                        .vpcSubnets(SubnetSelection.builder()
                                .subnetType(SubnetType.PRIVATE_ISOLATED)
                                .build()));
        return function;
    }

    private static Map<String, String> environment(FunctionPlan plan, Surroundings around) {
        Map<String, String> all = new HashMap<>(plan.environment());
        all.putAll(around.environment());
        all.put("JAVA_TOOL_OPTIONS", JVM_OPTIONS);
        return all;
    }
}
