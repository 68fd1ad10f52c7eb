package dev.millrace.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

class AwsHttpTest {
    private static final InetAddress HOST = InetAddress.getLoopbackAddress();
    private static final int NO_CONTENT = 204;
    /// How every conversation in TLS begins.
    private static final int HANDSHAKE = 0x16;

    @Test
    void callsAPlainAddress() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(HOST, 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(NO_CONTENT, -1);
            exchange.close();
        });
        server.start();
        try {
            assertThat(call("http", server.getAddress().getPort()).httpResponse().statusCode())
                    .isEqualTo(NO_CONTENT);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void speaksTlsToASecureAddress() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, HOST)) {
            CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> first(server));

            assertThatThrownBy(() -> call("https", server.getLocalPort()))
                    .isInstanceOf(IOException.class);
            assertThat(first.join()).isEqualTo(HANDSHAKE);
        }
    }

    /// The first byte that a caller sends, who is not answered.
    private static int first(ServerSocket server) {
        try (Socket caller = server.accept()) {
            return caller.getInputStream().read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpExecuteResponse call(String scheme, int port) throws IOException {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(URI.create(scheme + "://127.0.0.1:" + port + "/"))
                .build();
        try (AwsHttp http = new AwsHttp()) {
            return http.prepareRequest(HttpExecuteRequest.builder().request(request).build())
                    .call();
        }
    }
}
