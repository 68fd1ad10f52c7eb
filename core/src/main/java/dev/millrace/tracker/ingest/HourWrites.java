package dev.millrace.tracker.ingest;

import dev.millrace.item.Value;
import dev.millrace.store.Condition;
import dev.millrace.store.Write;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import java.util.ArrayList;
import java.util.List;

/// The writes of one step: the batches, the hour's guard from the revision that was read to the
/// next, and a check that the settings are those that the batches were made by.
final class HourWrites {
    private final Site site;

    HourWrites(Site site) {
        this.site = site;
    }

    List<Write> of(HourStep step, SiteSettings settings) {
        List<Write> writes = new ArrayList<>();
        writes.add(new Write.Check(TrackerTable.NAME, site.settings(),
                StoredSettings.unchanged(settings)));
        writes.add(advance(step.plan().fresh().utcHour(), step.plan().known().revision()));
        for (Packed batch : step.batches()) {
            writes.add(Write.put(TrackerTable.NAME, batch.item()));
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
