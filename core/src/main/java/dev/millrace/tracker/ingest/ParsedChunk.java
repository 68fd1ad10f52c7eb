package dev.millrace.tracker.ingest;

import dev.millrace.tracker.Hit;
import dev.millrace.tracker.ingest.ImportListener.RejectedLine;
import java.util.List;

/// What the lines of a chunk are. Hits of a format without request ids carry the hash of their line
/// as record id; the occurrence is still to be counted in.
record ParsedChunk(List<Hit> hits, long expired, List<RejectedLine> rejected) {
    /// The lines that never reach the store.
    ImportReport refused() {
        return ImportReport.ofExpired(expired).plus(ImportReport.ofRejected(rejected.size()));
    }

    long lines() {
        return hits.size() + expired + rejected.size();
    }
}
