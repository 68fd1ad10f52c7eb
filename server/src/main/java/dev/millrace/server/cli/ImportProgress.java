package dev.millrace.server.cli;

import dev.millrace.tracker.ingest.ImportListener;

/// Shows how an import goes.
final class ImportProgress implements ImportListener {
    private final Progress progress;
    private final Rejects rejects;
    private final Console console;
    private int failures;

    ImportProgress(Progress progress, Rejects rejects, Console console) {
        this.progress = progress;
        this.rejects = rejects;
        this.console = console;
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
