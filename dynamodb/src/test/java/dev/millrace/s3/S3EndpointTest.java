package dev.millrace.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3EndpointTest {
    @ParameterizedTest
    @CsvSource({
            "us-east-1,  site-logs,       https://site-logs.s3.us-east-1.amazonaws.com/a/b.log",
            "cn-north-1, site-logs,       https://site-logs.s3.cn-north-1.amazonaws.com.cn/a/b.log",
            "us-east-1,  logs.example.org,"
                    + "https://s3.us-east-1.amazonaws.com/logs.example.org/a/b.log",
            "us-east-1,  Old_Bucket,      https://s3.us-east-1.amazonaws.com/Old_Bucket/a/b.log",
            "us-east-1,  evil.org/x?y#,"
                    + "https://s3.us-east-1.amazonaws.com/evil.org%2Fx%3Fy%23/a/b.log"})
    void everyBucketIsFoundAtS3(String region, String bucket, String address) {
        S3Endpoint endpoint = new S3Endpoint(region, Optional.empty());

        assertThat(endpoint.get(new S3Location(bucket, "a/b.log")).getUri()).hasToString(address);
    }

    @ParameterizedTest
    @CsvSource({"a b+c=é.log, a%20b%2Bc%3D%C3%A9.log", "/a//b, /a//b", "../x, ../x",
            "a%2Fb?c#d, a%252Fb%3Fc%23d"})
    void everyKeyIsEncodedAsItStands(String key, String path) {
        S3Endpoint endpoint = new S3Endpoint("us-east-1", Optional.of(URI.create(
                "http://127.0.0.1:9000")));

        assertThat(endpoint.get(new S3Location("b", key)).getUri())
                .hasToString("http://127.0.0.1:9000/b/" + path);
    }

    @Test
    void aServerForS3GoesBeforeOneForAll() {
        Map<String, String> environment = Map.of("AWS_REGION", "eu-west-1",
                "AWS_ENDPOINT_URL", "http://all.test", "AWS_ENDPOINT_URL_S3", "http://s3.test");

        assertThat(S3Endpoint.of(environment)).isEqualTo(new S3Endpoint("eu-west-1",
                Optional.of(URI.create("http://s3.test"))));
    }

    @Test
    void saysThatTheRegionIsMissing() {
        assertThatThrownBy(() -> S3Endpoint.of(Map.of()))
                .isInstanceOf(S3Failure.class)
                .hasMessageContaining("AWS_REGION");
    }
}
