package dev.millrace.tracker.ingest;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.store.Consistency;
import dev.millrace.store.Pages;
import dev.millrace.store.Query;
import dev.millrace.store.Store;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.hits.HitBatches;
import dev.millrace.tracker.hits.HitKeys;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is stored of the hours that an import touches. Hours are kept as long as memory allows;
/// asked for again, only what was stored since is read. Belongs to one thread.
final class HourLedger {
    static final String REVISION = "Revision";
    private static final int MOST_LINES = 4_000_000;
    private final Store store;
    private final Site site;
    private final Map<Long, KnownLines> hours = new LinkedHashMap<>(16, 0.75f, true);

    HourLedger(Store store, Site site) {
        this.store = store;
        this.site = site;
    }

    /// The lines stored of an hour. Whoever adds to them and fails to store must [#forget()].
    KnownLines of(long utcHour) {
        KnownLines known = hours.computeIfAbsent(utcHour, _ -> new KnownLines());
        boolean current = known.isGuarded()
                ? known.revision() == revision(utcHour)
                : !readOn(utcHour, known);
        if (current) {
            return known;
        }
        KnownLines guarded = readGuarded(utcHour);
        hours.put(utcHour, guarded);
        return guarded;
    }

    /// Drops everything: what was added may not have been stored.
    void forget() {
        hours.clear();
    }

    /// Drops what does not fit into memory, the longest unused first. Not while lines that were
    /// added are not stored yet.
    void shrink() {
        long lines = hours.values().stream().mapToLong(KnownLines::size).sum();
        Iterator<KnownLines> oldest = hours.values().iterator();
        while (lines > MOST_LINES && oldest.hasNext()) {
            lines -= oldest.next().size();
            oldest.remove();
        }
    }

    /// Batches of a guarded hour may grow, so its guard is read before they are.
    private KnownLines readGuarded(long utcHour) {
        KnownLines lines = new KnownLines();
        lines.guardedAt(revision(utcHour));
        readOn(utcHour, lines);
        return lines;
    }

    private long revision(long utcHour) {
        return store.get(TrackerTable.NAME, Hours.guard(site, utcHour), Consistency.STRONG)
                .item()
                .map(guard -> guard.number(REVISION))
                .orElse(0L);
    }

    /// Reads the batches that follow those known.
    ///
    /// @return whether one of them says that the hour has a guard
    private boolean readOn(long utcHour, KnownLines lines) {
        Query next = HitKeys.from(site, utcHour, lines.nextNumber())
                .only(TrackerTable.PARTITION, TrackerTable.SORT, HitBatches.TIMES, HitBatches.IDS,
                        HitBatches.GUARDED)
                .strong();
        boolean[] guarded = {false};
        Pages.forEach(store, next, batch -> {
            add(batch, lines);
            guarded[0] |= batch.has(HitBatches.GUARDED);
        });
        return guarded[0];
    }

    private static void add(Item batch, KnownLines lines) {
        Key key = TrackerTable.SCHEMA.keyOf(batch);
        lines.sawBatch(HitKeys.number(key));
        HitBatches.eachIdentity(batch, lines::add);
    }
}
