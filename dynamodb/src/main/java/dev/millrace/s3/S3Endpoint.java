package dev.millrace.s3;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/// Where objects are found: in S3 a bucket has a host name of its own, where its name may be a part
/// of one that a certificate with `*` covers; otherwise, and on a server of one's own, it is named
/// in the path.
///
/// @param server one of one's own
record S3Endpoint(String region, Optional<URI> server) {
    private static final List<String> SERVERS = List.of("AWS_ENDPOINT_URL_S3",
            "AWS_ENDPOINT_URL");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");

    /// @throws S3Failure where there is no region
    static S3Endpoint of(Map<String, String> environment) {
        String region = Optional.ofNullable(environment.get("AWS_REGION"))
                .orElseThrow(() -> new S3Failure("S3 cannot be used: AWS_REGION is not set"));
        return new S3Endpoint(region, server(environment));
    }

    /// The server that variables name, the first of them that is set.
    static Optional<URI> server(Map<String, String> environment) {
        return SERVERS.stream()
                .flatMap(name -> Optional.ofNullable(environment.get(name)).stream())
                .map(URI::create)
                .findFirst();
    }

    /// A request of an object, without signature.
    SdkHttpRequest get(S3Location object) {
        boolean hosted = server.isEmpty() && LABEL.matcher(object.bucket()).matches();
        String path = "/" + SdkHttpUtils.urlEncodeIgnoreSlashes(object.key());
        return SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(hosted ? host(object.bucket() + ".") : server.orElseGet(() -> host("")))
                .encodedPath(hosted
                        ? path
                        : "/" + SdkHttpUtils.urlEncode(object.bucket()) + path)
                .build();
    }

    private URI host(String before) {
        return URI.create("https://" + before + "s3." + region + "."
                + PartitionMetadata.of(Region.of(region)).dnsSuffix());
    }
}
