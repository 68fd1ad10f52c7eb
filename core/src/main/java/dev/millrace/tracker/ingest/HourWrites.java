package dev.millrace.tracker.ingest;

import dev.millrace.item.Value;
import dev.millrace.store.Condition;
import dev.millrace.store.Write;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import java.util.ArrayList;
import java.util.List;

/// The writes that store batches of an hour so that no other writer's lines are overlooked.
///
/// The batches of an hour are numbered without gaps. A writer that has read all of them puts the
/// next one where none stands, so whoever puts there first has seen every other, and who comes
/// second reads on: no lock, and one plain write. Where a watched file grows in an hour, its batch
/// is written over instead; such an hour has a guard, which every writer of it then advances in one
/// transaction with its batches. The batch that brings the guard takes a number of its own, so that
/// a writer that does not know of the guard yet finds its number taken.
final class HourWrites {
    private final Site site;

    HourWrites(Site site) {
        this.site = site;
    }

    /// Puts a batch where none stands.
    Write next(Packed batch) {
        return Write.put(TrackerTable.NAME, batch.item())
                .when(Condition.absent(TrackerTable.SORT));
    }

    /// Stores the batches with the guard of the hour, from the revision that was read to the next,
    /// and checks that the settings are those that the batches were made by.
    List<Write> guarded(HourStep step, SiteSettings settings) {
        List<Write> writes = new ArrayList<>();
        writes.add(new Write.Check(TrackerTable.NAME, site.settings(),
                StoredSettings.unchanged(settings)));
        writes.add(advance(step.plan().fresh().utcHour(), step.plan().known().revision()));
        for (Packed batch : step.batches()) {
            Packed marked = batch.guarded();
            writes.add(batch.grown()
                    ? Write.put(TrackerTable.NAME, marked.item())
                    : next(marked));
        }
        return writes;
    }

    private Write advance(long utcHour, long revision) {
        Condition unchanged = revision == 0
                ? Condition.absent(HourLedger.REVISION)
                : Condition.equal(HourLedger.REVISION, Value.of(revision));
        return Write.update(TrackerTable.NAME, Hours.guard(site, utcHour))
                .set(HourLedger.REVISION, revision + 1)
                .when(unchanged);
    }
}
