package dev.millrace.tracker.ingest;

import dev.millrace.tracker.Hit;

/// What became of the lines of an import. The parts after `lines` add up to it; headers, comments
/// and empty lines are not counted.
///
/// @param duplicates lines that were stored already
/// @param expired lines older than the site keeps
/// @param rejected lines that could not be read
public record ImportReport(long lines, long views, long bots, long errors, long assets, long other,
        long duplicates, long expired, long rejected) {
    public static final ImportReport NONE = new ImportReport(0, 0, 0, 0, 0, 0, 0, 0, 0);

    public ImportReport {
        long parts = views + bots + errors + assets + other + duplicates + expired + rejected;
        if (parts != lines) {
            throw new IllegalArgumentException(parts + " parts are not " + lines + " lines");
        }
    }

    static ImportReport ofStored(Hit.Kind kind, long count) {
        return switch (kind) {
            case VIEW -> new ImportReport(count, count, 0, 0, 0, 0, 0, 0, 0);
            case BOT -> new ImportReport(count, 0, count, 0, 0, 0, 0, 0, 0);
            case ERROR -> new ImportReport(count, 0, 0, count, 0, 0, 0, 0, 0);
            case ASSET -> new ImportReport(count, 0, 0, 0, count, 0, 0, 0, 0);
            case OTHER -> new ImportReport(count, 0, 0, 0, 0, count, 0, 0, 0);
        };
    }

    static ImportReport ofDuplicates(long count) {
        return new ImportReport(count, 0, 0, 0, 0, 0, count, 0, 0);
    }

    static ImportReport ofExpired(long count) {
        return new ImportReport(count, 0, 0, 0, 0, 0, 0, count, 0);
    }

    static ImportReport ofRejected(long count) {
        return new ImportReport(count, 0, 0, 0, 0, 0, 0, 0, count);
    }

    public ImportReport plus(ImportReport more) {
        return new ImportReport(lines + more.lines, views + more.views, bots + more.bots,
                errors + more.errors, assets + more.assets, other + more.other,
                duplicates + more.duplicates, expired + more.expired, rejected + more.rejected);
    }

    /// Lines that were new and are stored.
    public long stored() {
        return views + bots + errors + assets + other;
    }
}
