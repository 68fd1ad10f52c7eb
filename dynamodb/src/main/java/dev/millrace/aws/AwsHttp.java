package dev.millrace.aws;

import static software.amazon.awssdk.http.SdkHttpConfigurationOption.CONNECTION_TIMEOUT;
import static software.amazon.awssdk.http.SdkHttpConfigurationOption.GLOBAL_HTTP_DEFAULTS;
import static software.amazon.awssdk.http.SdkHttpConfigurationOption.READ_TIMEOUT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// The HTTP client of the AWS SDK's clients: the JDK's. What TLS needs, above all the certificates
/// that the JDK trusts, is loaded when an `https` address is first called, so that who calls
/// services on this machine never waits for it.
public final class AwsHttp implements SdkHttpClient {
    private final SdkHttpClient plain = UrlConnectionHttpClient.create(AwsHttp::open);
    private Optional<SdkHttpClient> secure = Optional.empty();

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return "https".equals(request.httpRequest().protocol())
                ? secure().prepareRequest(request)
                : plain.prepareRequest(request);
    }

    @Override
    public String clientName() {
        return plain.clientName();
    }

    @Override
    public synchronized void close() {
        plain.close();
        secure.ifPresent(SdkHttpClient::close);
    }

    private synchronized SdkHttpClient secure() {
        if (secure.isEmpty()) {
            secure = Optional.of(UrlConnectionHttpClient.create());
        }
        return secure.get();
    }

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
