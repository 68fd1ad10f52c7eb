package dev.millrace.aws;

import static software.amazon.awssdk.http.SdkHttpConfigurationOption.CONNECTION_TIMEOUT;
import static software.amazon.awssdk.http.SdkHttpConfigurationOption.GLOBAL_HTTP_DEFAULTS;
import static software.amazon.awssdk.http.SdkHttpConfigurationOption.READ_TIMEOUT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// The HTTP client of the AWS SDK's clients: the JDK's. What TLS needs, above all the certificates
/// that the JDK trusts, is loaded once in a process, when an `https` address is first called, so
/// that who calls services on this machine never waits for it. Addresses without TLS are called
/// directly: a proxy that the environment names is for the others.
public final class AwsHttp implements SdkHttpClient {
    private final SdkHttpClient plain = UrlConnectionHttpClient.create(AwsHttp::open);

    private static final class Secure {
        static final SdkHttpClient CLIENT = UrlConnectionHttpClient.create();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return "https".equals(request.httpRequest().protocol())
                ? Secure.CLIENT.prepareRequest(request)
                : plain.prepareRequest(request);
    }

    @Override
    public String clientName() {
        return plain.clientName();
    }

    /// Connections are the JDK's, which closes them when they have been idle.
    @Override
    public void close() {}

    /// With the same patience as the SDK's own connections.
    private static HttpURLConnection open(URI address) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(
                    Math.toIntExact(GLOBAL_HTTP_DEFAULTS.get(CONNECTION_TIMEOUT).toMillis()));
            connection.setReadTimeout(
                    Math.toIntExact(GLOBAL_HTTP_DEFAULTS.get(READ_TIMEOUT).toMillis()));
            return connection;
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }
}
