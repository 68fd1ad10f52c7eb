package dev.millrace.server.cli;

import dev.millrace.store.ConditionFailed;
import dev.millrace.tracker.ingest.ImportListener;
import dev.millrace.tracker.ingest.ImportReport;
import dev.millrace.tracker.ingest.Importer;
import dev.millrace.tracker.ingest.LogSource;
import dev.millrace.tracker.ingest.TailImporter;
import dev.millrace.tracker.ingest.WatchedFile;
import dev.millrace.tracker.log.Formats;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// The logs of a folder, imported as they grow. A file is known by its device, inode and first
/// line, so that a renamed one goes on where it was, and one that was emptied, or that got the inode
/// of a deleted one, begins anew however long it has become. A compressed file is imported whole
/// when it is new or has changed; what was imported from it before it was compressed is known.
final class FolderWatch {
    private final Path folder;
    private final TailImporter tail;
    private final Importer importer;
    private final Formats.Choice format;
    private final Map<String, Long> sizes = new HashMap<>();
    private final Map<Path, String> complaints = new HashMap<>();

    FolderWatch(Path folder, TailImporter tail, Importer importer, Formats.Choice format) {
        this.folder = folder;
        this.tail = tail;
        this.importer = importer;
        this.format = format;
    }

    /// Imports what has come since the pass before; `imported` hears of files with new lines.
    void pass(ImportListener listener, BiConsumer<String, ImportReport> imported) {
        for (Path file : LogPaths.below(folder)) {
            try {
                ImportReport report = changed(file, listener);
                complaints.remove(file);
                if (report.stored() > 0) {
                    imported.accept(file.toString(), report);
                }
            } catch (NoSuchFileException rotatedMeanwhile) {
                // it is found by its new name
            } catch (IOException | IllegalArgumentException e) {
                complain(file, Failure.sentence(e), listener);
            }
        }
    }

    /// Each pass tries again, and only news are told.
    private void complain(Path file, String reason, ImportListener listener) {
        if (!reason.equals(complaints.put(file, reason))) {
            listener.failed(file.toString(), reason);
        }
    }

    private ImportReport changed(Path file, ImportListener listener) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        boolean gzip = isGzip(file);
        Optional<String> firstLine = gzip ? Optional.of("gzip") : FirstLine.digest(file);
        if (firstLine.isEmpty()) {
            return ImportReport.NONE;
        }
        String identity = identity(file, attributes) + " " + firstLine.get();
        long size = attributes.size();
        if (size == sizes.getOrDefault(identity, 0L)) {
            return ImportReport.NONE;
        }
        ImportReport report = gzip
                ? importer.run(List.of(
                        new LogSource(file.toString(), format, () -> Files.newInputStream(file))),
                        listener)
                : grown(file, identity, size, listener);
        sizes.put(identity, size);
        return report;
    }

    private ImportReport grown(Path file, String identity, long size, ImportListener listener)
            throws IOException {
        while (true) {
            WatchedFile known = tail.find(identity, file.toString());
            WatchedFile from = size < known.offset() ? known.emptied() : known;
            try (SeekableByteChannel channel = Files.newByteChannel(file)) {
                channel.position(from.offset());
                return tail.feed(from, Channels.newInputStream(channel), listener).report();
            } catch (ConditionFailed watchedByAnother) {
                // what it was known to be is found again
            }
        }
    }

    private static String identity(Path file, BasicFileAttributes attributes) {
        Object key = attributes.fileKey();
        return key == null ? file.toAbsolutePath().toString() : key.toString();
    }

    private static boolean isGzip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 0x1f && in.read() == 0x8b;
        }
    }
}
