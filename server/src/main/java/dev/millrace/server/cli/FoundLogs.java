package dev.millrace.server.cli;

import dev.millrace.s3.S3Failure;
import dev.millrace.s3.S3Location;
import dev.millrace.s3.S3Objects;
import dev.millrace.tracker.ingest.LogSource;
import dev.millrace.tracker.log.Formats;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The logs that a command line names: files, folders, standard input, objects of S3, in the order
/// in which they are named. Closed when they have been read.
final class FoundLogs implements AutoCloseable {
    private final List<Found> logs = new ArrayList<>();
    private Optional<S3Objects> objects = Optional.empty();

    private FoundLogs() {}

    /// @param bytes its length as it is stored, -1 where nobody knows
    private record Found(String name, long bytes, Optional<Path> file, LogSource.Opener opener) {}

    /// @param environment of the process, which says where S3 is
    /// @throws Failure for what is not there or cannot be read, before anything is imported
    static FoundLogs in(List<String> paths, Map<String, String> environment) {
        FoundLogs found = new FoundLogs();
        try {
            paths.forEach(path -> found.add(path, environment));
        } catch (RuntimeException failure) {
            found.close();
            throw failure;
        }
        if (found.logs.isEmpty()) {
            throw new Failure("there is no log in " + String.join(", ", paths));
        }
        return found;
    }

    List<LogSource> sources(Formats.Choice format) {
        return logs.stream()
                .map(log -> new LogSource(log.name(), format, log.opener()))
                .toList();
    }

    /// Those that are files.
    List<Path> files() {
        return logs.stream().flatMap(log -> log.file().stream()).toList();
    }

    /// Bytes of all together, -1 where standard input is among them.
    long bytes() {
        return logs.stream().anyMatch(log -> log.bytes() < 0)
                ? -1
                : logs.stream().mapToLong(Found::bytes).sum();
    }

    @Override
    public void close() {
        objects.ifPresent(S3Objects::close);
    }

    private void add(String path, Map<String, String> environment) {
        if (path.equals(LogPaths.STDIN)) {
            logs.add(new Found(path, -1, Optional.empty(), () -> System.in));
        } else if (S3Location.isOne(path)) {
            addObjects(path, environment);
        } else {
            LogPaths.files(path).forEach(file -> logs.add(of(file)));
        }
    }

    private void addObjects(String path, Map<String, String> environment) {
        try {
            S3Objects s3 = objects.orElseGet(() -> S3Objects.fromEnvironment(environment));
            objects = Optional.of(s3);
            s3.list(S3Location.parse(path)).forEach(object -> logs.add(of(s3, object)));
        } catch (S3Failure | IllegalArgumentException failure) {
            throw new Failure(String.valueOf(failure.getMessage()));
        }
    }

    private static Found of(S3Objects s3, S3Objects.Listed object) {
        return new Found(object.location().toString(), object.bytes(), Optional.empty(),
                () -> s3.open(object.location()));
    }

    private static Found of(Path file) {
        return new Found(file.toString(), file.toFile().length(), Optional.of(file),
                () -> open(file));
    }

    private static InputStream open(Path path) throws IOException {
        try {
            return Files.newInputStream(path);
        } catch (IOException e) {
            throw new IOException(Failure.sentence(e), e);
        }
    }
}
