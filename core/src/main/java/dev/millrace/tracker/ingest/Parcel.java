package dev.millrace.tracker.ingest;

import dev.millrace.tracker.log.LogFormat;
import java.util.concurrent.Future;

/// What the reading thread hands to the one that gathers, in the order of the sources.
sealed interface Parcel {
    /// A source begins.
    record Begin(String source, LogFormat format) implements Parcel {}

    /// The next chunk of the source.
    ///
    /// @param bytes bytes read of all sources until now
    record Lines(Future<ParsedChunk> chunk, long bytes) implements Parcel {}

    /// A source could not be opened or read to its end.
    record Failed(String source, String reason) implements Parcel {}

    /// No more comes.
    record End() implements Parcel {}
}
