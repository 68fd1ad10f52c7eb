package dev.millrace.tracker.ingest;

import dev.millrace.store.ConditionFailed;
import dev.millrace.store.Consistency;
import dev.millrace.store.Store;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.hits.HitBatch;
import dev.millrace.tracker.log.Chunk;
import dev.millrace.tracker.log.ChunkPool;
import dev.millrace.tracker.log.ChunkReader;
import dev.millrace.tracker.log.Formats;
import dev.millrace.tracker.log.LogFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// Imports files as they grow. How far a file was imported is stored with the lines themselves, so
/// that nothing is lost or counted twice, whenever it is stopped. Belongs to one thread.
///
///     WatchedFile file = tail.find(identity, name);
///     Fed fed = tail.feed(file, bytesFrom(file.offset()), listener);
///     // read on at fed.file().offset()
public final class TailImporter implements AutoCloseable {
    /// Bytes to feed at once, at most; fewer than a line of the greatest length would stand still.
    public static final int MOST_BYTES = 16 << 20;
    private final Store store;
    private final Site site;
    private final ImportTools tools;
    private final Formats.Choice choice;
    private final Crew crew;
    private final LineStore lines;
    private final ChunkPool pool = ChunkPool.of(2);
    private final SiteSettings settings;

    /// @param choice how the format of a new file is found
    public TailImporter(Store store, Site site, ImportTools tools, Formats.Choice choice) {
        this.store = store;
        this.site = site;
        this.tools = tools;
        this.choice = choice;
        this.settings = new StoredSettings(store, site)
                .orFirst(tools.random(), tools.clock().getZone());
        this.crew = new Crew(1);
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

    /// Imports the whole lines among bytes of a file that begin at its offset; a line without an
    /// end is left for later.
    ///
    /// @throws ConditionFailed where the file was imported by someone else meanwhile: find it again
    /// @throws IllegalArgumentException where the lines are of no format known
    public Fed feed(WatchedFile file, byte[] bytes, ImportListener listener) {
        int end = wholeLines(bytes);
        if (end == 0) {
            return new Fed(file, ImportReport.NONE);
        }
        TailRun run = new TailRun(file, listener);
        run.read(new ByteArrayInputStream(bytes, 0, end));
        return run.store(end);
    }

    /// Up to the last line end; all where the open line is longer than any line may be.
    private static int wholeLines(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end == 0 && bytes.length > ChunkPool.LONGEST_LINE_BYTES ? bytes.length : end;
    }

    @Override
    public void close() {
        crew.close();
    }
}
