package dev.millrace.dynamodb;

import dev.millrace.testkit.DynamoDbLocal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// Makes stores on a DynamoDB Local, each on an empty account, and closes them.
final class Endpoint implements AutoCloseable {
    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(1),
            Duration.ofSeconds(10), Duration.ofMillis(1), Duration.ofMillis(20));

    private final DynamoDbLocal local;
    private final Deque<DynamoDbStore> opened = new ArrayDeque<>();

    Endpoint(DynamoDbLocal local) {
        this.local = local;
    }

    DynamoDbStore emptyStore() {
        return emptyStore(UrlConnectionHttpClient::create);
    }

    DynamoDbStore emptyStore(Supplier<SdkHttpClient> http) {
        return store(account(), http);
    }

    DynamoDbStore store(String account, Supplier<SdkHttpClient> http) {
        DynamoDbStore store = new DynamoDbStore(
                connection(account, http), PATIENCE, InstantSource.system());
        opened.push(store);
        return store;
    }

    Connection connection(String account, Supplier<SdkHttpClient> http) {
        return Connection.local(local.endpoint(), account, http);
    }

    static String account() {
        return "test" + UUID.randomUUID().toString().replace("-", "");
    }

    @Override
    public void close() {
        opened.forEach(DynamoDbStore::close);
    }
}
