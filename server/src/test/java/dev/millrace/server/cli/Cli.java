package dev.millrace.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs Millrace's command line on one data folder: in this process, or as a process of its own.
///
/// @param options what every command is given besides the folder
/// @param properties system properties of processes
record Cli(Path data, List<String> options, Map<String, String> properties) {
    private static final JsonMapper JSON = JsonMapper.shared();

    Cli(Path data) {
        this(data, List.of(), Map.of());
    }

    /// What a command left behind.
    record Ran(int exit, String out, String err) {
        JsonNode json() {
            return JSON.readTree(out);
        }
    }

    Ran run(String... args) {
        return runIn(Map.of(), withData(args));
    }

    /// Runs in an environment; the data folder is not added.
    static Ran runIn(Map<String, String> environment, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = CommandLines.run(new PrintWriter(out, true), new PrintWriter(err, true),
                environment, args);
        return new Ran(exit, out.toString(), err.toString());
    }

    JsonNode json(String... args) {
        List<String> more = new ArrayList<>(List.of(args));
        more.add("--json");
        Ran ran = run(more.toArray(String[]::new));
        if (ran.exit() != 0) {
            throw new AssertionError(String.join(" ", args) + " failed: " + ran.err());
        }
        return ran.json();
    }

    /// A process of its own, and the file that has what it printed.
    record Started(Process process, Path output) {
        /// Waits for its end and wants it to be a good one.
        void succeed() throws InterruptedException {
            if (process.waitFor() != 0) {
                throw new AssertionError("exit " + process.exitValue() + ": " + printed());
            }
        }

        String printed() {
            try {
                return Files.readString(output);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Started start(String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx320m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path")));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("dev.millrace.server.Millrace");
        command.addAll(List.of(withData(args)));
        try {
            Path output = Files.createTempFile(data.getParent(), "process", ".out");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new Started(process, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String[] withData(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add("--data");
        all.add(data.toString());
        all.addAll(options);
        return all.toArray(String[]::new);
    }
}
