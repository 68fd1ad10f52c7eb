package dev.millrace.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointProvider;

class S3EndpointTest {
    @ParameterizedTest
    @CsvSource({"us-east-1,false,false", "us-east-1,true,false", "us-east-1,false,true",
            "us-gov-west-1,true,true", "cn-north-1,false,false", "cn-north-1,false,true",
            "eu-central-1,false,false", "eusc-de-east-1,false,false", "us-iso-east-1,false,false"})
    void objectsAreWhereTheSdkSays(String region, boolean fips, boolean dualStack) {
        S3Endpoint endpoint = S3Endpoint.of(Map.of("AWS_REGION", region, "AWS_USE_FIPS_ENDPOINT",
                String.valueOf(fips), "AWS_USE_DUALSTACK_ENDPOINT", String.valueOf(dualStack)));

        for (String bucket : new String[]{"site-logs", "logs.example.org", "123", "a--b"}) {
            URI sdk = S3EndpointProvider.defaultProvider()
                    .resolveEndpoint(each -> each.region(Region.of(region))
                            .bucket(bucket)
                            .useFips(fips)
                            .useDualStack(dualStack)
                            .useGlobalEndpoint(false)
                            .forcePathStyle(false)
                            .accelerate(false))
                    .join()
                    .endpointUrl()
                    .toUri();
            assertThat(endpoint.get(new S3Location(bucket, "a/b.log")).getUri())
                    .hasToString(sdk + "/a/b.log");
        }
    }

    @ParameterizedTest
    @CsvSource({"Old_Bucket, Old_Bucket", "evil.org/x?y#, evil.org%2Fx%3Fy%23"})
    void noNameOfABucketLeadsElsewhere(String bucket, String path) {
        S3Endpoint endpoint = S3Endpoint.of(Map.of("AWS_REGION", "us-east-1"));

        assertThat(endpoint.get(new S3Location(bucket, "a.log")).getUri())
                .hasToString("https://s3.us-east-1.amazonaws.com/" + path + "/a.log");
    }

    @ParameterizedTest
    @CsvSource({"a b+c=é.log, a%20b%2Bc%3D%C3%A9.log", "/a//b, /a//b", "../x, ../x",
            "a%2Fb?c#d, a%252Fb%3Fc%23d"})
    void everyKeyIsEncodedAsItStands(String key, String path) {
        S3Endpoint endpoint = S3Endpoint.local(URI.create("http://127.0.0.1:9000"));

        assertThat(endpoint.get(new S3Location("b", key)).getUri())
                .hasToString("http://127.0.0.1:9000/b/" + path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://here.test/base", "http://here.test/base/"})
    void aServerMayBeginWithAPath(String server) {
        assertThat(S3Endpoint.local(URI.create(server)).get(new S3Location("b", "k")).getUri())
                .hasToString("http://here.test/base/b/k");
    }

    @Test
    void aServerForS3GoesBeforeOneForAll() {
        Map<String, String> environment = Map.of("AWS_REGION", "us-east-1",
                "AWS_ENDPOINT_URL", "http://all.test", "AWS_ENDPOINT_URL_S3", "http://s3.test");

        assertThat(S3Endpoint.of(environment))
                .isEqualTo(S3Endpoint.local(URI.create("http://s3.test")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"here.test:9000", "http://my_host:9000", "http://h:x", "http://[::1",
            "http://h/a|b", "http://h/?a", "http://h/#a", "file:///etc", "nothing"})
    void saysWhichServerHasNoAddress(String server) {
        assertThatThrownBy(() -> S3Endpoint.of(
                Map.of("AWS_REGION", "us-east-1", "AWS_ENDPOINT_URL", server)))
                .isInstanceOf(S3Failure.class)
                .hasMessageEndingWith(": " + server);
    }

    @Test
    void saysThatTheRegionIsMissing() {
        assertThatThrownBy(() -> S3Endpoint.of(Map.of()))
                .isInstanceOf(S3Failure.class)
                .hasMessageContaining("AWS_REGION");
    }

    @Test
    void anEmptyVariableIsNone() {
        assertThat(S3Endpoint.of(Map.of("AWS_REGION", "us-east-1", "AWS_ENDPOINT_URL", ""))
                .server()).isEmpty();
    }
}
