package dev.millrace.tracker.ingest;

import dev.millrace.store.ConditionFailed;
import dev.millrace.store.Consistency;
import dev.millrace.store.Store;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.classify.LineClassifier;
import dev.millrace.tracker.log.Chunk;
import dev.millrace.tracker.log.ChunkPool;
import dev.millrace.tracker.log.ChunkReader;
import dev.millrace.tracker.log.Formats;
import dev.millrace.tracker.log.LogFormat;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// Imports files as they grow. How far a file was imported is stored with the lines themselves, so
/// that nothing is lost or counted twice, whenever it is stopped. Belongs to one thread.
///
///     WatchedFile file = tail.find(identity, name);
///     Fed fed = tail.feed(file, streamFrom(file.offset()), listener);
/// 
/// // later: read on at fed.file().offset()
public final class TailImporter implements AutoCloseable {
    private final Store store;
    private final Site site;
    private final ImportTools tools;
    private final Formats.Choice choice;
    private final Crew crew = new Crew(1);
    private final ChunkPool pool = ChunkPool.of(2);
    private final SiteSettings settings;
    private final LineClassifier classifier;
    private final LineStore lines;

    /// @param choice how the format of a new file is found
    public TailImporter(Store store, Site site, ImportTools tools, Formats.Choice choice) {
        this.store = store;
        this.site = site;
        this.tools = tools;
        this.choice = choice;
        this.settings = new StoredSettings(store, site)
                .orFirst(tools.random(), tools.clock().getZone());
        this.classifier = tools.classifier().forSite(settings.profile());
        this.lines = new LineStore(store, site, settings, crew.workers());
    }

    /// A file after what was fed, and what became of the lines.
    public record Fed(WatchedFile file, ImportReport report) {}

    /// How far a file was imported.
    ///
    /// @param identity tells the file from others, whatever it is called (device and inode)
    public WatchedFile find(String identity, String name) {
        return store.get(TrackerTable.NAME, WatchedFile.key(site, identity), Consistency.STRONG)
                .item()
                .map(WatchedFile::read)
                .orElse(WatchedFile.fresh(identity, name));
    }

    /// Imports what a file has from its offset on, piece by piece; a last line without an end is
    /// left for later.
    ///
    /// @param text the file's plain bytes from its offset on; closed here
    /// @throws ConditionFailed where the file was imported by someone else meanwhile: find it again
    /// @throws IllegalArgumentException where the lines are of no format known
    /// @throws IOException where reading fails; what came before is imported
    public Fed feed(WatchedFile file, InputStream text, ImportListener listener)
            throws IOException {
        Fed fed = new Fed(file, ImportReport.NONE);
        try (ChunkReader chunks = new ChunkReader(text, pool, ChunkReader.LastLine.LEFT)) {
            for (Optional<Chunk> chunk = next(chunks); chunk.isPresent(); chunk = next(chunks)) {
                fed = feed(fed, chunk.get(), file.offset(), listener);
            }
        }
        return fed;
    }

    /// @param start where the stream of the chunk begins in the file
    private Fed feed(Fed before, Chunk chunk, long start, ImportListener listener) {
        WatchedFile file = before.file();
        try (chunk) {
            LogFormat format = format(file, chunk);
            ParsedChunk parsed = worker().parse(chunk, format, file.name());
            parsed.rejected().forEach(line -> listener.rejected(line.after(file.lines())));
            SourceLines source = new SourceLines(file.name(), format.hasRequestIds(),
                    file.recent());
            Gathering gathering = new Gathering();
            parsed.hits().forEach(hit -> gathering.add(source.identified(hit), file.name()));
            WatchedFile after = file.grownTo(start + chunk.endOffset(), chunk.lines())
                    .knownAs(format.name(), source.recent());
            Fed fed = store(file, after, gathering.take());
            return new Fed(fed.file(),
                    before.report().plus(parsed.refused()).plus(fed.report()));
        }
    }

    private Fed store(WatchedFile before, WatchedFile after, List<HourHits> hours) {
        ImportReport report = lines.add(hours,
                new Delivery(new GrowingBatch(store, site, after.name()),
                        List.of(after.replacing(site, before))));
        return new Fed(after, report);
    }

    private LogFormat format(WatchedFile file, Chunk first) {
        return (file.format().isEmpty() ? choice : Formats.named(file.format())).of(first);
    }

    private ChunkWorker worker() {
        return new ChunkWorker(classifier, settings.oldestSecond(tools.clock().instant()));
    }

    private static Optional<Chunk> next(ChunkReader chunks) throws IOException {
        try {
            return chunks.next();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportStopped();
        }
    }

    @Override
    public void close() {
        crew.close();
    }
}
