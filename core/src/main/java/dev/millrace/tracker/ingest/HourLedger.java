package dev.millrace.tracker.ingest;

import dev.millrace.item.Item;
import dev.millrace.store.Consistency;
import dev.millrace.store.Pages;
import dev.millrace.store.Query;
import dev.millrace.store.Store;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.hits.HitBatch;
import dev.millrace.tracker.hits.HitBatches;
import dev.millrace.tracker.hits.HitKeys;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is stored of the hours that an import touches. Hours are kept as long as memory allows, and
/// used again only while their guard has the revision that they were read at. Belongs to one thread.
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
        KnownLines kept = hours.get(utcHour);
        long revision = revision(utcHour);
        if (kept != null && kept.revision() == revision) {
            return kept;
        }
        KnownLines read = new KnownLines(revision);
        if (revision > 0) {
            read(utcHour, read);
        }
        hours.put(utcHour, read);
        return read;
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

    /// Read before the lines are, so that whoever stores in between is noticed.
    private long revision(long utcHour) {
        return store.get(TrackerTable.NAME, Hours.guard(site, utcHour), Consistency.STRONG)
                .item()
                .map(guard -> guard.number(REVISION))
                .orElse(0L);
    }

    private void read(long utcHour, KnownLines lines) {
        Query identities = HitKeys.hour(site, utcHour)
                .only(HitBatches.TIMES, HitBatches.IDS)
                .strong();
        Pages.forEach(store, identities, batch -> add(utcHour, batch, lines));
    }

    private static void add(long utcHour, Item batch, KnownLines lines) {
        HitBatches.eachIdentity(batch, (second, recordId) -> {
            if (HitBatch.hourOf(second) == utcHour) {
                lines.add(second, recordId);
            }
        });
    }
}
