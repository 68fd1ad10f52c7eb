package dev.millrace.server.cli;

import dev.millrace.tracker.ingest.ImportListener;
import java.util.function.Supplier;

/// Shows how an import goes.
final class ImportProgress implements ImportListener {
    private final Rejects rejects;
    private final Console console;
    private Progress progress = new Progress.None();
    private int failures;

    ImportProgress(Rejects rejects, Console console) {
        this.rejects = rejects;
        this.console = console;
    }

    /// Shows the progress of some work while it runs.
    ///
    /// @param bytes of all sources, -1 where unknown
    <T> T shown(long bytes, Supplier<T> work) {
        try (Progress bar = Progress.of(console, bytes)) {
            progress = bar;
            return work.get();
        }
    }

    @Override
    public void progressed(long bytes, long lines) {
        progress.stepTo(bytes, lines + " lines");
    }

    @Override
    public void rejected(RejectedLine line) {
        rejects.add(line);
    }

    @Override
    public void failed(String source, String reason) {
        failures++;
        console.warn("millrace: " + Shown.plain(source) + ": " + reason);
    }

    /// Sources that could not be read to their end.
    int failures() {
        return failures;
    }
}
