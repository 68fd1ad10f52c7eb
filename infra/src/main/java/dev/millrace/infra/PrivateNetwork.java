package dev.millrace.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.constructs.Construct;

/// A network without a way to the internet: DynamoDB and S3 are reached through gateway endpoints,
/// which cost nothing.
final class PrivateNetwork {
    private PrivateNetwork() {}

    static Vpc make(Construct scope) {
        return Vpc.Builder.create(scope, "Network")
                .maxAzs(2)
                .natGateways(0)
                .subnetConfiguration(List.of(SubnetConfiguration.builder()
                        .name("functions")
                        .subnetType(SubnetType.PRIVATE_ISOLATED)
                        .build()))
                .gatewayEndpoints(Names.sorted(Map.of(
                        "DynamoDb", endpoint(GatewayVpcEndpointAwsService.DYNAMODB),
                        "S3", endpoint(GatewayVpcEndpointAwsService.S3))))
                .flowLogs(Map.of("Flow", FlowLogOptions.builder().build()))
                .restrictDefaultSecurityGroup(false)
                .build();
    }

    private static GatewayVpcEndpointOptions endpoint(GatewayVpcEndpointAwsService service) {
        return GatewayVpcEndpointOptions.builder().service(service).build();
    }
}
