package dev.millrace.server.cli;

import dev.millrace.server.demo.DemoLog;
import dev.millrace.testkit.DynamoDbLocal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

/// Logs to test with: always the same ones.
final class SampleLogs {
    private static final Instant END = Instant.parse("2026-10-31T00:00:00Z");

    private SampleLogs() {}

    /// A month of the demo's blog.
    static Path demo(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            new DemoLog(1, END).writeTo(out);
        }
        return file;
    }

    /// The log of a real site.
    static Path real(Path file) throws IOException {
        try (InputStream in = Objects.requireNonNull(DynamoDbLocal.class
                .getResourceAsStream("apache_logs_2015.log.gz"))) {
            Files.copy(in, file);
        }
        return file;
    }
}
