package dev.millrace.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.aws.AwsHttp;
import dev.millrace.testkit.S3Local;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/// What a function reads, and what other programs read through the SDK's client: the same.
@ExtendWith(S3Local.Started.class)
class GetObjectIT {
    private final String bucket = "logs-" + UUID.randomUUID();
    private final Map<String, String> properties;
    private final S3Client s3;
    private final GetObject objects;
    private final S3Objects others;

    GetObjectIT(S3Local local) {
        properties = local.properties();
        properties.forEach(System::setProperty);
        s3 = S3Client.builder()
                .forcePathStyle(true)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        s3.createBucket(request -> request.bucket(bucket));
        objects = GetObject.local(local.endpoint(), new AwsHttp());
        others = S3Objects.fromEnvironment(
                Map.of("AWS_ENDPOINT_URL", local.endpoint().toString()));
    }

    @AfterEach
    void close() {
        others.close();
        s3.close();
        properties.keySet().forEach(System::clearProperty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.log", "logs/2026/11/27/a b+c=d&e.log", "häuser/日本.log",
            "a%2Fb", "x(1)!*'~.log"})
    void readsObjectsOfAnyKey(String key) throws IOException {
        byte[] bytes = new byte[3_000_000];
        new Random(1).nextBytes(bytes);
        s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
        S3Location location = new S3Location(bucket, key);

        try (InputStream one = objects.open(location); InputStream other = others.open(location)) {
            assertThat(one.readAllBytes()).isEqualTo(bytes);
            assertThat(other.readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void anEmptyObjectIsEmpty() throws IOException {
        s3.putObject(request -> request.bucket(bucket).key("none"), RequestBody.empty());

        try (InputStream object = objects.open(new S3Location(bucket, "none"))) {
            assertThat(object.readAllBytes()).isEmpty();
        }
    }

    @Test
    void saysTheSameOfWhatIsNotThere() {
        assertBothSay(new S3Location(bucket, "nothing"), "there is no such object");
        assertBothSay(new S3Location("no-such-bucket", "nothing"), "NoSuchBucket, ");
    }

    private void assertBothSay(S3Location location, String reason) {
        assertThatThrownBy(() -> objects.open(location)).hasMessageContaining(reason)
                .satisfies(one -> assertThatThrownBy(() -> others.open(location))
                        .hasMessage(one.getMessage()));
    }
}
