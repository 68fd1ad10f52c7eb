package dev.millrace.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// DynamoDB Local, AWS's own emulator, as a process beside the tests. Its licence keeps it off
/// every class path of Millrace: the build puts its jars into `dynamodb/local/target/lib`.
///
/// A test class with `@ExtendWith(DynamoDbLocal.Started.class)` gets the one of this test run as a
/// parameter. Tables are kept apart by access key, so that a new key is an empty DynamoDB.
public final class DynamoDbLocal implements AutoCloseable {
    private static final Path JARS = Path.of("dynamodb", "local", "target", "lib");
    private static final String MAIN = "com.amazonaws.services.dynamodbv2.local.main.ServerRunner";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Process process;
    private final Path output;
    private final int port;

    private DynamoDbLocal(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /// Starts it and waits until it listens.
    public static DynamoDbLocal start() throws IOException {
        int port = freePort();
        Path jars = jars();
        Path output = Files.createTempFile("dynamodb-local", ".log");
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED", "-cp", jars.resolve("*").toString(),
                "-Dsqlite4java.library.path=" + jars, MAIN, "-inMemory", "-disableTelemetry",
                "-port", Integer.toString(port)).redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        DynamoDbLocal local = new DynamoDbLocal(process, output, port);
        local.awaitListening();
        return local;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
        try {
            Files.deleteIfExists(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitListening() throws IOException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!isListening()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                String said = Files.readString(output);
                close();
                throw new IllegalStateException("DynamoDB Local did not start: " + said);
            }
            Thread.onSpinWait();
        }
    }

    private boolean isListening() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Path jars() {
        return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .map(folder -> folder.resolve(JARS))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(List.of(JARS) + " is missing: run mvn"
                        + " -pl dynamodb/local generate-test-resources"));
    }

    /// Gives test classes the one DynamoDB Local of their run, which ends with the run.
    public static final class Started implements ParameterResolver {
        private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace
                .create(DynamoDbLocal.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == DynamoDbLocal.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(HERE)
                    .computeIfAbsent(DynamoDbLocal.class, _ -> started(), DynamoDbLocal.class);
        }

        private static DynamoDbLocal started() {
            try {
                return start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
