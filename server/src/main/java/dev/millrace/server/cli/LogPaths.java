package dev.millrace.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The log files that a command line names: files as they are, folders with all files below them in
/// the order of their names.
final class LogPaths {
    static final String STDIN = "-";

    private LogPaths() {}

    /// @throws Failure for a path that is not there or cannot be read, before anything is imported
    static List<Path> files(List<String> paths) {
        List<Path> files = new ArrayList<>();
        for (String path : paths) {
            files.addAll(path.equals(STDIN) ? List.of(Path.of(STDIN)) : below(checked(path)));
        }
        if (files.isEmpty()) {
            throw new Failure("there is no file in " + String.join(", ", paths));
        }
        return files;
    }

    /// Bytes of all the files together, -1 where standard input is among them.
    static long bytes(List<String> paths) {
        return paths.contains(STDIN)
                ? -1
                : files(paths).stream().mapToLong(file -> file.toFile().length()).sum();
    }

    private static Path checked(String path) {
        if (path.startsWith("s3://")) {
            throw new Failure("objects of S3 cannot be read from here yet: copy them with"
                    + " `aws s3 sync " + path + " FOLDER` and import the folder");
        }
        Path file = Path.of(path);
        if (!Files.exists(file)) {
            throw new Failure("there is no file or folder " + path);
        }
        if (!Files.isReadable(file)) {
            throw new Failure("no permission to read " + path);
        }
        return file;
    }

    static List<Path> below(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> all = Files.walk(path)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
