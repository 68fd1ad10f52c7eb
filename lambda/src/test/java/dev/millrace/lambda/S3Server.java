package dev.millrace.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// A server of S3's API, as a process beside the tests.
final class S3Server implements AutoCloseable {
    private static final Path JAR = Path.of("target", "s3mock", "s3mock-5.2.0-exec.jar")
            .toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Process process;
    private final int port;
    private final Path folder;

    private S3Server(Process process, int port, Path folder) {
        this.process = process;
        this.port = port;
        this.folder = folder;
    }

    static S3Server start() throws IOException, InterruptedException {
        int port = freePort();
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "s3");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-XX:TieredStopAtLevel=1", "-jar", JAR.toString(),
                "--server.port=0", "--http.port=" + port).redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment()
                .putAll(Map.of("COM_ADOBE_TESTING_S3MOCK_STORE_ROOT",
                        folder.resolve("data").toString()));
        S3Server server = new S3Server(builder.start(), port, folder);
        server.awaitAnswer();
        return server;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    S3Client client() {
        return S3Client.builder()
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create("test", "none")))
                .build();
    }

    static void put(S3Client client, String bucket, String key, byte[] bytes) {
        client.putObject(request -> request.bucket(bucket).key(key),
                RequestBody.fromBytes(bytes));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!answers()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                String said = Files.readString(folder.resolve("log"));
                close();
                throw new IllegalStateException("the server of S3 did not start: " + said);
            }
            Thread.onSpinWait();
        }
    }

    private boolean answers() throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(endpoint()).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /// Gives test classes the one server of their run, which ends with the run.
    static final class Started implements ParameterResolver {
        private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace
                .create(S3Server.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == S3Server.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(HERE)
                    .computeIfAbsent(S3Server.class, _ -> started(), S3Server.class);
        }

        private static S3Server started() {
            try {
                return start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
