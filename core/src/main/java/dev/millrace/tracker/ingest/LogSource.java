package dev.millrace.tracker.ingest;

import dev.millrace.tracker.log.Formats;
import java.io.IOException;
import java.io.InputStream;

/// A log to import: a file, an object, standard input; plain or gzip.
///
/// @param name what messages and stored batches call it
/// @param format how the format is found
/// @param opener opens it, once, on the thread that reads; the import closes it
public record LogSource(String name, Formats.Choice format, Opener opener) {
    /// Opens a source at its start.
    @FunctionalInterface
    public interface Opener {
        InputStream open() throws IOException;
    }
}
