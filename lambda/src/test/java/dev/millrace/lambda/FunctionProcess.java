package dev.millrace.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.json.JsonMapper;

/// The zip that is deployed, under AWS's own runtime client, as a process.
final class FunctionProcess implements AutoCloseable {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path TEMPLATE = Path.of("..", "infra", "templates",
            "MillraceTracker.template.json");
    private static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final int SECONDS = 60;
    /// Those of AWS's own runtime, by the second of which hooks of org.crac are the runtime's, and
    /// those that the stacks add.
    static final List<String> OPTIONS = Stream.concat(Stream.of("-XX:+UseSerialGC",
            "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
            "-Djava.net.preferIPv4Stack=true"), deployed()).toList();

    private final RuntimeApi api;
    private final Process process;
    private final Path log;

    private FunctionProcess(RuntimeApi api, Process process, Path log) {
        this.api = api;
        this.process = process;
        this.log = log;
    }

    /// What a function finds around it.
    ///
    /// @param account stands for an access key: DynamoDB Local keeps the tables of each apart
    record Surroundings(URI dynamoDb, URI s3, String account) {
        Map<String, String> variables() {
            return Map.of("AWS_REGION", "us-east-1", "AWS_ACCESS_KEY_ID", account,
                    "AWS_SECRET_ACCESS_KEY", "none",
                    "AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.toString(),
                    "AWS_ENDPOINT_URL_S3", s3.toString(),
                    "AWS_EC2_METADATA_DISABLED", "true",
                    "MILLRACE_APPLICATION", "tracker",
                    "TARGET_DYNAMO_TABLE", "PageTrackTable", "TZ", "UTC");
        }
    }

    static FunctionProcess start(Class<?> handler, Surroundings around) throws IOException {
        return start(handler, around.variables(), OPTIONS);
    }

    static FunctionProcess start(Class<?> handler, Map<String, String> variables,
            List<String> options) throws IOException {
        RuntimeApi api = RuntimeApi.start();
        Path log = Files.createTempFile(TARGET, handler.getSimpleName(), ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Xmx512m",
                "-cp", classPath()));
        command.addAll(options);
        command.addAll(List.of(MAIN, handler.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment(api, handler, variables));
        return new FunctionProcess(api, builder.start(), log);
    }

    /// Starts a function that waits to be restored from its snapshot.
    static FunctionProcess atSnapshot(Class<?> handler, Surroundings around) throws IOException {
        Map<String, String> variables = new HashMap<>(around.variables());
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        FunctionProcess function = start(handler, variables, OPTIONS);
        function.api.snapshotReady().orTimeout(SECONDS, TimeUnit.SECONDS).join();
        return function;
    }

    /// Sends an event and waits for the answer.
    ///
    /// @throws RuntimeApi.FunctionFailed where the function said so
    String call(String event) {
        return answer(api.send(event));
    }

    String answer(RuntimeApi.Call call) {
        try {
            return call.answer().get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeApi.FunctionFailed failed
                    ? failed
                    : new IllegalStateException(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException("no answer; the log says: " + log(), e);
        }
    }

    RuntimeApi api() {
        return api;
    }

    /// What the function wrote so far.
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As when the machine is lost.
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /// As when Lambda no longer needs it; returns when it has ended.
    void end() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    @Override
    public void close() {
        kill();
        api.close();
        log.toFile().deleteOnExit();
    }

    private static Map<String, String> environment(RuntimeApi api, Class<?> handler,
            Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("AWS_LAMBDA_RUNTIME_API", api.address());
        all.put("AWS_LAMBDA_FUNCTION_NAME", handler.getSimpleName());
        all.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
        all.put("_HANDLER", handler.getName());
        return all;
    }

    /// The JVM's options that the stacks set, as their committed template says.
    private static Stream<String> deployed() {
        return Stream.of(new JsonMapper().readTree(TEMPLATE)
                .findValue("JAVA_TOOL_OPTIONS")
                .stringValue()
                .split(" "));
    }

    /// The runtime's jars before the zip's, as in Lambda.
    static String classPath() throws IOException {
        return TARGET.resolve("runtime") + "/*:" + unpacked().resolve("lib") + "/*";
    }

    /// The zip as Lambda unpacks it; once for each zip.
    static synchronized Path unpacked() throws IOException {
        Path zip = TARGET.resolve("millrace-lambda.zip");
        Path folder = TARGET.resolve("task-" + Files.getLastModifiedTime(zip).toMillis());
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Path fresh = Files.createTempDirectory(TARGET, "task");
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(file)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries
                    .getNextEntry()) {
                Path target = fresh.resolve(entry.getName());
                if (!entry.isDirectory()) {
                    Files.createDirectories(target.getParent());
                    Files.copy(entries, target);
                }
            }
        }
        return Files.move(fresh, folder);
    }
}
