package dev.millrace.tracker.ingest;

import dev.millrace.tracker.Hit;
import dev.millrace.tracker.Site;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// The taking side of one import: takes parcels in order, numbers equal lines, gathers by hour, and
/// has what it gathered stored while it gathers the next. Belongs to one thread.
final class ImportRun {
    /// As many again are on their way to the store.
    private static final int MOST_LINES_HELD = 170_000;
    private final LineStore store;
    private final ExecutorService writer;
    private final Delivery delivery;
    private final ImportListener listener;
    private final Gathering gathering = new Gathering();
    private ImportReport report = ImportReport.NONE;
    private SourceLines source = new SourceLines("", true, RecentLines.NONE);
    private Optional<Future<ImportReport>> storing = Optional.empty();
    private long linesRead;

    /// @param writer the thread that the store is used by
    ImportRun(LineStore store, ExecutorService writer, Site site, ImportListener listener) {
        this.store = store;
        this.writer = writer;
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
        settle();
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
        settle();
        List<HourHits> hours = gathering.take();
        storing = Optional.of(writer.submit(() -> store.add(hours, delivery)));
    }

    /// Waits for what is on its way to the store.
    private void settle() {
        report = storing.map(Tasks::result).map(report::plus).orElse(report);
        storing = Optional.empty();
    }
}
