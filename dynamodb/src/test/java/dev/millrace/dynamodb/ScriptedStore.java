package dev.millrace.dynamodb;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/// Stores whose endpoint is a script.
final class ScriptedStore {
    /// The answer to DescribeTable for table `Things` with key `id`.
    static final String THINGS = """
            {"Table": {"TableName": "Things", "TableStatus": "ACTIVE",
             "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
             "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}]}}""";

    private static final Patience SHORT = new Patience(Duration.ofMillis(50),
            Duration.ofMillis(10), Duration.ofMillis(1), Duration.ofMillis(1));

    private ScriptedStore() {}

    static DynamoDbStore of(ScriptedHttp http) {
        return new DynamoDbStore(
                Connection.local(URI.create("http://scripted.invalid"), "key", () -> http), SHORT,
                InstantSource.system());
    }
}
