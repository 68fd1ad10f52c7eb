package dev.millrace.s3;

import dev.millrace.aws.AwsHttp;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/// Objects of S3, or of any server that speaks its API, read as streams of whatever length.
public final class S3Objects implements AutoCloseable {
    private final S3Client client;

    private S3Objects(S3Client client) {
        this.client = client;
    }

    /// An object that is there.
    ///
    /// @param bytes its length as it is stored
    public record Listed(S3Location location, long bytes) {}

    /// As the AWS environment says: region, endpoint (`AWS_ENDPOINT_URL_S3`, `AWS_ENDPOINT_URL`)
    /// and credentials from variables, profile or role. A server of one's own finds the bucket in
    /// the path, since it rarely has a host name for each.
    ///
    /// @param environment the process's variables
    /// @throws S3Failure where there is no region
    public static S3Objects fromEnvironment(Map<String, String> environment) {
        try {
            return new S3Objects(S3Client.builder()
                    .httpClient(new AwsHttp())
                    .forcePathStyle(S3Endpoint.server(environment).isPresent())
                    .build());
        } catch (SdkException failure) {
            throw new S3Failure("S3 cannot be used: " + failure.getMessage(), failure);
        }
    }

    /// The object's bytes; the stream must be closed.
    ///
    /// @throws IOException that says `Unable to read <key> from <bucket>`, and why
    public InputStream open(S3Location location) throws IOException {
        GetObjectRequest request = GetObjectRequest.builder()
                .bucket(location.bucket())
                .key(location.key())
                .build();
        try {
            ResponseInputStream<GetObjectResponse> object = client.getObject(request);
            return new S3Stream(object, object.response().contentLength(), location);
        } catch (SdkException failure) {
            throw S3Stream.unable(location, S3Refusal.reason(failure), failure);
        }
    }

    /// The objects whose keys begin so, in the order of their keys; markers of folders, which hold
    /// nothing, left out.
    ///
    /// @throws S3Failure where the bucket cannot be listed
    public List<Listed> list(S3Location prefix) {
        try {
            return client.listObjectsV2Paginator(request -> request.bucket(prefix.bucket())
                    .prefix(prefix.key()))
                    .contents()
                    .stream()
                    .filter(object -> !object.key().endsWith("/"))
                    .map(object -> new Listed(new S3Location(prefix.bucket(), object.key()),
                            object.size()))
                    .toList();
        } catch (SdkException failure) {
            throw new S3Failure("Unable to list " + prefix + ": " + S3Refusal.reason(failure),
                    failure);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
