package dev.millrace.s3;

import dev.millrace.aws.AwsHttp;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/// Reads objects by S3's operation `GetObject` alone, as a function does that has just started: the
/// SDK's client of S3 brings 650 classes, a sixth of all that such a function loads. Signature,
/// credentials, retries (its standard ones: three attempts) and HTTP are the SDK's all the same. For
/// other programs there is [S3Objects], which takes regions and endpoints of profiles, too, and
/// can list.
public final class GetObject {
    private final S3Endpoint endpoint;
    private final AwsCredentialsProvider credentials;
    private final SdkHttpClient http;
    private final Clock clock;
    private final RetryStrategy retries;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    GetObject(S3Endpoint endpoint, AwsCredentialsProvider credentials, SdkHttpClient http,
            Clock clock, RetryStrategy retries) {
        this.endpoint = endpoint;
        this.credentials = credentials;
        this.http = http;
        this.clock = clock;
        this.retries = retries;
    }

    /// As the variables say that Lambda sets: the region (`AWS_REGION`), credentials of the
    /// function's role; `AWS_USE_FIPS_ENDPOINT`, `AWS_USE_DUALSTACK_ENDPOINT`; a server of one's own
    /// (`AWS_ENDPOINT_URL_S3`, `AWS_ENDPOINT_URL`).
    ///
    /// @param environment the process's variables
    /// @throws S3Failure where there is no region, or the server has no address
    public static GetObject fromEnvironment(Map<String, String> environment) {
        return new GetObject(S3Endpoint.of(environment),
                DefaultCredentialsProvider.builder().build(), new AwsHttp(), Clock.systemUTC(),
                AwsRetryStrategy.standardRetryStrategy());
    }

    /// Of a server that takes any credentials.
    public static GetObject local(URI server, SdkHttpClient http) {
        return local(server, http, AwsRetryStrategy.standardRetryStrategy());
    }

    static GetObject local(URI server, SdkHttpClient http, RetryStrategy retries) {
        return new GetObject(S3Endpoint.local(server),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "none")), http,
                Clock.systemUTC(), retries);
    }

    /// The object's bytes; the stream must be closed.
    ///
    /// @throws IOException that says `Unable to read <key> from <bucket>`, and why
    public InputStream open(S3Location location) throws IOException {
        try {
            HttpExecuteResponse reply = send(endpoint.get(location));
            InputStream bytes = reply.responseBody().orElseGet(AbortableInputStream::createEmpty);
            return new S3Stream(bytes, length(reply), location);
        } catch (SdkException failure) {
            throw S3Stream.unable(location, S3Refusal.reason(failure), failure);
        }
    }

    private HttpExecuteResponse send(SdkHttpRequest request) {
        RetryToken token = retries.acquireInitialToken(AcquireInitialTokenRequest.create("S3"))
                .token();
        while (true) {
            try {
                HttpExecuteResponse reply = sendOnce(request);
                retries.recordSuccess(RecordSuccessRequest.create(token));
                return reply;
            } catch (SdkException failure) {
                token = pause(token, failure);
            }
        }
    }

    private HttpExecuteResponse sendOnce(SdkHttpRequest request) {
        try {
            HttpExecuteResponse response = http.prepareRequest(
                    HttpExecuteRequest.builder().request(signed(request)).build()).call();
            if (response.httpResponse().statusCode() != 200) {
                throw S3Refusal.of(response);
            }
            return response;
        } catch (IOException lost) {
            throw SdkClientException.create(String.valueOf(lost.getMessage()), lost);
        }
    }

    SdkHttpRequest signed(SdkHttpRequest request) {
        return signer.sign(each -> each.request(request)
                .identity(credentials.resolveCredentials())
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                .putProperty(AwsV4HttpSigner.REGION_NAME, endpoint.region())
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                .putProperty(HttpSigner.SIGNING_CLOCK, clock)).request();
    }

    /// Waits as long as the strategy says, or throws the failure where it gives up.
    private RetryToken pause(RetryToken token, SdkException failure) {
        try {
            RefreshRetryTokenResponse next = retries.refreshRetryToken(
                    RefreshRetryTokenRequest.builder().token(token).failure(failure).build());
            Thread.sleep(next.delay());
            return next.token();
        } catch (TokenAcquisitionFailedException enough) {
            throw failure;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("interrupted while waiting for S3", interrupted);
        }
    }

    private static long length(HttpExecuteResponse response) {
        return response.httpResponse()
                .firstMatchingHeader("Content-Length")
                .map(Long::parseLong)
                .orElse(0L);
    }
}
