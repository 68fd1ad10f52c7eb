package dev.millrace.tracker.ingest;

import dev.millrace.tracker.Hit;
import dev.millrace.tracker.Site;
import java.util.concurrent.BlockingQueue;

/// The writing side of one import: takes parcels in order, numbers equal lines, gathers by hour and
/// stores. Belongs to one thread.
final class ImportRun {
    private static final int MOST_LINES_HELD = 200_000;
    private final LineStore store;
    private final Delivery delivery;
    private final ImportListener listener;
    private final Gathering gathering = new Gathering();
    private ImportReport report = ImportReport.NONE;
    private SourceLines source = new SourceLines("", true, RecentLines.NONE);
    private long linesRead;

    ImportRun(LineStore store, Site site, ImportListener listener) {
        this.store = store;
        this.delivery = Delivery.anew(site);
        this.listener = listener;
    }

    ImportReport run(BlockingQueue<Parcel> parcels) throws InterruptedException {
        while (take(parcels.take())) {
            if (gathering.lines() >= MOST_LINES_HELD) {
                store();
            }
        }
        store();
        return report;
    }

    /// @return whether more is to come
    private boolean take(Parcel parcel) {
        switch (parcel) {
            case Parcel.Begin begin -> source = new SourceLines(begin.source(),
                    begin.format().hasRequestIds(), RecentLines.NONE);
            case Parcel.Lines lines -> take(lines);
            case Parcel.Failed failed -> listener.failed(failed.source(), failed.reason());
            case Parcel.End _ -> {
                return false;
            }
        }
        return true;
    }

    private void take(Parcel.Lines lines) {
        ParsedChunk chunk = Tasks.result(lines.chunk());
        for (Hit hit : chunk.hits()) {
            gathering.add(source.identified(hit), source.name());
        }
        chunk.rejected().forEach(listener::rejected);
        report = report.plus(chunk.refused());
        linesRead += chunk.lines();
        listener.progressed(lines.bytes(), linesRead);
    }

    private void store() {
        report = report.plus(store.add(gathering.take(), delivery));
    }
}
