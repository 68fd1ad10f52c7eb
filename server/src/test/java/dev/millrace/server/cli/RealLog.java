package dev.millrace.server.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// The real log of testkit: 10,000 lines of a blog's Apache server.
final class RealLog {
    static final int LINES = 10_000;

    private RealLog() {}

    static byte[] bytes() throws IOException {
        try (InputStream in = new GZIPInputStream(Objects.requireNonNull(
                RealLog.class
                        .getResourceAsStream("/dev/millrace/testkit/apache_logs_2015.log.gz")))) {
            return in.readAllBytes();
        }
    }

    static List<String> lines() throws IOException {
        return new String(bytes(), ISO_8859_1).lines().toList();
    }

    static Path write(Path file) throws IOException {
        return Files.write(file, bytes());
    }

    static Path write(Path file, List<String> lines) throws IOException {
        return Files.write(file, lines, ISO_8859_1);
    }

    static Path gzip(Path file, byte[] text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text);
        }
        return file;
    }
}
