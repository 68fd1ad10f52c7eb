package dev.millrace.tracker.ingest;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.Value;
import dev.millrace.store.Condition;
import dev.millrace.store.Write;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;

/// How far a growing file was imported, as the item `/WATCH` / identity holds it. A file is known
/// by its identity (device and inode, or whatever survives a new name), so that a rotated file goes
/// on where it was and its successor begins at 0.
///
/// @param revision advanced by every import of it, 0 before the first
/// @param identity what the watcher knows the file by
/// @param name where it was last seen
/// @param format name of its format, `""` as long as it had no line
/// @param offset bytes imported, always to the end of a line
/// @param lines lines imported
/// @param recent the newest lines' numbers among equal ones
public record WatchedFile(long revision, String identity, String name, String format, long offset,
        long lines, RecentLines recent) {
    private static final String REVISION = "Revision";
    private static final String OFFSET = "Offset";
    private static final String NAME = "Name";
    private static final String FORMAT = "Format";
    private static final String LINES = "Lines";
    private static final String RECENT = "Recent";

    /// A file that nothing was imported of.
    static WatchedFile fresh(String identity, String name) {
        return new WatchedFile(0, identity, name, "", 0, 0, RecentLines.NONE);
    }

    /// The same file when it has become shorter than what was imported: it was emptied and is
    /// written anew.
    public WatchedFile emptied() {
        return new WatchedFile(revision, identity, name, "", 0, 0, RecentLines.NONE);
    }

    WatchedFile grownTo(long newOffset, long moreLines) {
        return new WatchedFile(revision + 1, identity, name, format, newOffset, lines + moreLines,
                recent);
    }

    WatchedFile knownAs(String formatName, RecentLines newest) {
        return new WatchedFile(revision, identity, name, formatName, offset, lines, newest);
    }

    static Key key(Site site, String identity) {
        return Key.of(site.watchPartition(), identity);
    }

    private Item item(Site site) {
        return TrackerTable.SCHEMA.itemOf(key(site, identity))
                .with(REVISION, revision)
                .with(NAME, name)
                .with(FORMAT, format)
                .with(OFFSET, offset)
                .with(LINES, lines)
                .with(RECENT, recent.value());
    }

    /// Puts what the file is now in place of what it was before.
    Write replacing(Site site, WatchedFile before) {
        Condition unchanged = before.revision == 0
                ? Condition.absent(REVISION)
                : Condition.equal(REVISION, Value.of(before.revision));
        return Write.put(TrackerTable.NAME, item(site)).when(unchanged);
    }

    static WatchedFile read(Item item) {
        return new WatchedFile(item.number(REVISION), TrackerTable.SCHEMA.keyOf(item).sort(),
                item.text(NAME).orElse(""), item.text(FORMAT).orElse(""), item.number(OFFSET),
                item.number(LINES), RecentLines.read(item.binary(RECENT).orElse(new byte[0])));
    }
}
