package dev.millrace.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The log files that a command line names: files as they are, folders with all files below them in
/// the order of their names.
final class LogPaths {
    static final String STDIN = "-";

    private LogPaths() {}

    /// @throws Failure for a path that is not there or cannot be read
    static List<Path> files(String path) {
        return below(checked(path));
    }

    /// Bytes of all the files together, -1 where standard input is among them.
    static long bytes(List<String> paths) {
        return paths.contains(STDIN)
                ? -1
                : paths.stream()
                        .flatMap(path -> files(path).stream())
                        .mapToLong(file -> file.toFile().length())
                        .sum();
    }

    private static Path checked(String path) {
        Path file = Path.of(path);
        if (!Files.exists(file)) {
            throw new Failure("there is no file or folder " + path);
        }
        if (!Files.isReadable(file)) {
            throw new Failure("no permission to read " + path);
        }
        return file;
    }

    /// The files of a folder and all below it, links followed, hidden ones left out. What cannot be
    /// looked into stands for itself, so that reading it says why.
    static List<Path> below(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        Found found = new Found(path);
        try {
            Files.walkFileTree(path, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE,
                    found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.files.stream().sorted().toList();
    }

    /// Gathers what a walk through a folder meets.
    private static final class Found extends SimpleFileVisitor<Path> {
        private final Path top;
        private final List<Path> files = new ArrayList<>();

        Found(Path top) {
            this.top = top;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!attributes.isOther() && !isHidden(file)) {
                files.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            if (!(e instanceof FileSystemLoopException) && !isHidden(file)) {
                files.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        private boolean isHidden(Path path) {
            return !path.equals(top) && path.getFileName().toString().startsWith(".");
        }
    }
}
