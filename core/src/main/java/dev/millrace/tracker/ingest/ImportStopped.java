package dev.millrace.tracker.ingest;

/// The thread of an import was interrupted. What was stored stays; importing again adds the rest.
public final class ImportStopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    ImportStopped() {
        super("the import was stopped; what was stored before stays");
    }
}
