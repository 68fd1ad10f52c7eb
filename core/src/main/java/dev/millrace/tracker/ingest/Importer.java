package dev.millrace.tracker.ingest;

import dev.millrace.store.Store;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.log.ChunkPool;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;

/// Imports logs into a site: every line once, whatever was imported before.
///
///     sources ─ reader ─ chunks ─ workers: parse, classify ─ in order ─ gather by hour
///             ─ writer: look up what is stored ─ workers: pack ─ writer: one transaction a flush
///
/// The stages work side by side. Memory is bounded whatever the sizes of the sources, since each
/// stage waits for the next. When [#run] returns, all lines are stored, and on a store that keeps
/// views in its transactions the views include them.
public final class Importer {
    private final Store store;
    private final Site site;
    private final ImportTools tools;

    public Importer(Store store, Site site, ImportTools tools) {
        this.store = store;
        this.site = site;
        this.tools = tools;
    }

    /// Imports the sources in their order. The tracker's table must be there.
    ///
    /// @throws ImportStopped where the thread is interrupted
    public ImportReport run(Iterable<LogSource> sources, ImportListener listener) {
        SiteSettings settings = new StoredSettings(store, site)
                .orFirst(tools.random(), tools.clock().getZone());
        try (Crew crew = new Crew(tools.workers())) {
            LineStore lines = new LineStore(store, site, settings, crew.workers());
            ImportRun run = new ImportRun(lines, crew.writer(), site, listener);
            return run(sources, new Job(settings, crew, run));
        }
    }

    public ImportReport run(List<LogSource> sources) {
        return run(sources, ImportListener.SILENT);
    }

    private record Job(SiteSettings settings, Crew crew, ImportRun run) {}

    private ImportReport run(Iterable<LogSource> sources, Job job) {
        BlockingQueue<Parcel> parcels = new ArrayBlockingQueue<>(2 * tools.workers() + 2);
        ChunkPool pool = ChunkPool.of(tools.workers() + 2);
        SourceReader reader = new SourceReader(pool, workers(job), parcels);
        Future<?> reading = job.crew().reader().submit(() -> read(reader, sources, parcels));
        try {
            ImportReport report = job.run().run(parcels);
            Tasks.result(reading);
            return report;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportStopped();
        }
    }

    /// Who takes the parcels waits for the end, so it is told of one whatever happens; a failure is
    /// thrown where the result is asked for.
    private static Parcel.End read(SourceReader reader, Iterable<LogSource> sources,
            BlockingQueue<Parcel> parcels) throws InterruptedException {
        Parcel.End end = new Parcel.End();
        try {
            reader.readAll(sources);
        } catch (RuntimeException | Error e) {
            parcels.put(end);
            throw e;
        }
        parcels.put(end);
        return end;
    }

    private ChunkWorkers workers(Job job) {
        long oldestSecond = job.settings().oldestSecond(tools.clock().instant());
        return new ChunkWorkers(job.crew().workers(), () -> new ChunkWorker(
                tools.classifier().forSite(job.settings().profile()), oldestSecond));
    }
}
