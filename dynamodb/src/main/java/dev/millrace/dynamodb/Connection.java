package dev.millrace.dynamodb;

import dev.millrace.aws.AwsHttp;
import dev.millrace.store.StoreException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// Clients of DynamoDB and of its streams, without retries of their own. That of streams is made
/// when it is first asked for, since most processes read none.
public final class Connection implements AutoCloseable {
    /// How many connections the HTTP client keeps open for the next call (the JDK's
    /// `http.maxConnections`): of more calls at once, some would begin with a handshake.
    public static final int KEPT_OPEN = 5;

    private final DynamoDbClient items;
    private final Supplier<DynamoDbStreamsClient> makeStreams;
    private Optional<DynamoDbStreamsClient> streams = Optional.empty();

    private Connection(DynamoDbClient items, Supplier<DynamoDbStreamsClient> makeStreams) {
        this.items = items;
        this.makeStreams = makeStreams;
    }

    /// As the AWS environment says: region, endpoint (`AWS_ENDPOINT_URL`) and credentials from
    /// variables, profile or role.
    ///
    /// @throws StoreException where there is no region
    public static Connection fromEnvironment() {
        try {
            Supplier<SdkHttpClient> http = AwsHttp::new;
            return new Connection(set(DynamoDbClient.builder(), http).build(),
                    () -> set(DynamoDbStreamsClient.builder(), http).build());
        } catch (SdkException failure) {
            throw Failures.noRegion(failure);
        }
    }

    /// To an endpoint that takes any credentials, such as one on this machine.
    ///
    /// @param account stands for an access key: some endpoints keep the tables of each apart
    public static Connection local(URI endpoint, String account, Supplier<SdkHttpClient> http) {
        Target target = new Target(endpoint, account);
        return new Connection(target.at(set(DynamoDbClient.builder(), http)).build(),
                () -> target.at(set(DynamoDbStreamsClient.builder(), http)).build());
    }

    DynamoDbClient items() {
        return items;
    }

    synchronized DynamoDbStreamsClient streams() {
        if (streams.isEmpty()) {
            streams = Optional.of(makeStreams.get());
        }
        return streams.get();
    }

    @Override
    public synchronized void close() {
        items.close();
        streams.ifPresent(DynamoDbStreamsClient::close);
    }

    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B set(
            B builder, Supplier<SdkHttpClient> http) {
        return builder.httpClient(http.get())
                .overrideConfiguration(each -> each
                        .retryStrategy(AwsRetryStrategy.doNotRetry()));
    }

    private record Target(URI endpoint, String account) {
        <B extends AwsClientBuilder<B, C>, C> B at(B builder) {
            return builder.endpointOverride(endpoint)
                    .region(Region.US_EAST_1)
                    .credentialsProvider(StaticCredentialsProvider.create(
                            AwsBasicCredentials.create(account, "none")));
        }
    }
}
