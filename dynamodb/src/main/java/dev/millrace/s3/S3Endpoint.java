package dev.millrace.s3;

import java.net.URI;
import java.net.URISyntaxException;
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
/// @param service how host names in the region begin: `s3`, `s3-fips`, `s3.dualstack`,
///            `s3-fips.dualstack`
/// @param server one of one's own
record S3Endpoint(String region, String service, Optional<URI> server) {
    private static final List<String> SERVERS = List.of("AWS_ENDPOINT_URL_S3",
            "AWS_ENDPOINT_URL");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");

    /// @throws S3Failure where there is no region, or the server has no address
    static S3Endpoint of(Map<String, String> environment) {
        String region = variable(environment, "AWS_REGION")
                .orElseThrow(() -> new S3Failure("S3 cannot be used: AWS_REGION is not set"));
        String service = (isOn(environment, "AWS_USE_FIPS_ENDPOINT") ? "s3-fips" : "s3")
                + (isOn(environment, "AWS_USE_DUALSTACK_ENDPOINT") ? ".dualstack" : "");
        return new S3Endpoint(region, service, server(environment).map(S3Endpoint::address));
    }

    static S3Endpoint local(URI server) {
        return new S3Endpoint("us-east-1", "s3", Optional.of(server));
    }

    /// The server that variables name, the first of them that is set.
    static Optional<String> server(Map<String, String> environment) {
        return SERVERS.stream().flatMap(name -> variable(environment, name).stream()).findFirst();
    }

    /// A request of an object, without signature.
    SdkHttpRequest get(S3Location object) {
        boolean hosted = server.isEmpty() && LABEL.matcher(object.bucket()).matches();
        URI base = hosted ? host(object.bucket() + ".") : server.orElseGet(() -> host(""));
        String bucket = hosted ? "" : "/" + SdkHttpUtils.urlEncode(object.bucket());
        return SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(base)
                .encodedPath(base.getRawPath().replaceFirst("/$", "") + bucket + "/"
                        + SdkHttpUtils.urlEncodeIgnoreSlashes(object.key()))
                .build();
    }

    private URI host(String before) {
        return URI.create("https://" + before + service + "." + region + "."
                + PartitionMetadata.of(Region.of(region)).dnsSuffix());
    }

    private static URI address(String text) {
        try {
            URI address = new URI(text);
            if (List.of("http", "https").contains(String.valueOf(address.getScheme()))
                    && address.getHost() != null && address.getRawQuery() == null
                    && address.getRawFragment() == null) {
                return address;
            }
            throw new S3Failure("S3 cannot be used: its endpoint has no host, or more than a path: "
                    + text);
        } catch (URISyntaxException broken) {
            throw new S3Failure("S3 cannot be used: its endpoint is no address: " + text, broken);
        }
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    private static boolean isOn(Map<String, String> environment, String name) {
        return "true".equalsIgnoreCase(environment.get(name));
    }
}
