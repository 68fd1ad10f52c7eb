package dev.millrace.testkit;

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
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// S3Mock, a server of S3's API, as a process beside the tests; the build puts its jar into
/// `dynamodb/target/s3mock`. It takes any credentials and wants the bucket in the path.
///
/// A test class with `@ExtendWith(S3Local.Started.class)` gets the one of this test run as
/// a parameter.
public final class S3Local implements AutoCloseable {
    private static final Path JARS = Path.of("dynamodb", "target", "s3mock");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Process process;
    private final int port;
    private final Path folder;

    private S3Local(Process process, int port, Path folder) {
        this.process = process;
        this.port = port;
        this.folder = folder;
    }

    /// Starts it and waits until it answers.
    public static S3Local start() throws IOException, InterruptedException {
        int port = freePort();
        Path folder = Files.createTempDirectory("s3-local");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-XX:TieredStopAtLevel=1", "-jar", jar().toString(),
                "--server.port=0", "--http.port=" + port).redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment()
                .putAll(Map.of("COM_ADOBE_TESTING_S3MOCK_STORE_ROOT",
                        folder.resolve("data").toString()));
        S3Local server = new S3Local(builder.start(), port, folder);
        server.awaitAnswer();
        return server;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /// The system properties by which the SDK finds it.
    public Map<String, String> properties() {
        return Map.of("aws.endpointUrl", endpoint().toString(), "aws.region", "us-east-1",
                "aws.accessKeyId", "test", "aws.secretAccessKey", "none");
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
        delete(folder);
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    private static Path jar() throws IOException {
        Path folder = Stream
                .iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .map(path -> path.resolve(JARS))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        JARS + " is missing: run mvn -pl dynamodb generate-test-resources"));
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.findFirst().orElseThrow();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /// Gives test classes the one server of their run, which ends with the run.
    public static final class Started implements ParameterResolver {
        private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace
                .create(S3Local.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == S3Local.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(HERE)
                    .computeIfAbsent(S3Local.class, _ -> started(), S3Local.class);
        }

        private static S3Local started() {
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
