package dev.millrace.server.cli;

import dev.millrace.testkit.DynamoDbLocal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The command line on an empty DynamoDB of its own, for commands in this process and in others.
final class OnDynamoDb implements AutoCloseable {
    private final Map<String, String> properties;

    OnDynamoDb(DynamoDbLocal local) {
        properties = Map.of("aws.endpointUrl", local.endpoint().toString(),
                "aws.region", "us-east-1",
                "aws.accessKeyId", "test" + UUID.randomUUID().toString().replace("-", ""),
                "aws.secretAccessKey", "none");
        properties.forEach(System::setProperty);
    }

    Cli cli(Path folder) {
        return new Cli(folder, List.of("--store", "dynamodb"), properties);
    }

    @Override
    public void close() {
        properties.keySet().forEach(System::clearProperty);
    }
}
