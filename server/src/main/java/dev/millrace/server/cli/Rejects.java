package dev.millrace.server.cli;

import dev.millrace.tracker.ingest.ImportListener.RejectedLine;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What becomes of lines that could not be read: the first 20 are shown, or all are written to a
/// file, a line each: source, number, reason and the line itself, with tabs between them.
final class Rejects implements AutoCloseable {
    private static final int SHOWN = 20;
    private final Optional<OutputStream> file;
    private final Console console;
    private long count;

    private Rejects(Optional<OutputStream> file, Console console) {
        this.file = file;
        this.console = console;
    }

    static Rejects to(Optional<Path> file, Console console) {
        return new Rejects(file.map(Rejects::open), console);
    }

    /// Refuses to write over a log that is to be read.
    static void check(Path file, List<Path> logs) {
        for (Path log : logs) {
            if (isSame(file, log)) {
                throw new WrongUsage("--rejects would write over the log " + log);
            }
        }
    }

    private static boolean isSame(Path file, Path log) {
        try {
            return Files.isSameFile(file, log);
        } catch (IOException notThere) {
            return false;
        }
    }

    void add(RejectedLine line) {
        count++;
        file.ifPresentOrElse(out -> write(out, line), () -> show(line));
    }

    /// Says how many were not shown.
    void summarize() {
        if (file.isEmpty() && count > SHOWN) {
            console.note("… and " + (count - SHOWN) + " more; --rejects FILE writes them all");
        }
    }

    @Override
    public void close() {
        try {
            if (file.isPresent()) {
                file.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void show(RejectedLine line) {
        if (count <= SHOWN) {
            console.note("rejected: " + Shown.plain(line.source()) + ":" + line.number() + ": "
                    + Shown.plain(line.reason()));
        }
    }

    private static void write(OutputStream out, RejectedLine line) {
        String head = line.source() + "\t" + line.number() + "\t" + line.reason() + "\t";
        try {
            out.write(head.getBytes(StandardCharsets.UTF_8));
            out.write(line.text());
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OutputStream open(Path path) {
        try {
            return new BufferedOutputStream(Files.newOutputStream(path));
        } catch (IOException e) {
            throw new Failure(
                    "cannot write rejects to " + path + ": " + Failure.sentence(e));
        }
    }
}
