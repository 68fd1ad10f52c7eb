package dev.millrace.tracker.ingest;

import dev.millrace.tracker.Hit;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.hits.HitBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Makes batches of the new lines of an hour.
@FunctionalInterface
interface Packing {
    int MOST_LINES = 8_000;

    /// Tasks that may run side by side; together they pack each line once.
    ///
    /// @param plan at least one line of which none is stored
    List<Callable<List<Packed>>> tasks(HourPlan plan, SiteSettings settings);

    /// Packs into new batches.
    static Packing anew(Site site) {
        return (plan, settings) -> {
            List<Callable<List<Packed>>> tasks = new ArrayList<>();
            HourHits fresh = plan.fresh();
            List<Hit> hits = fresh.hits();
            for (int from = 0; from < hits.size(); from += MOST_LINES) {
                List<Hit> part = hits.subList(from, Math.min(hits.size(), from + MOST_LINES));
                tasks.add(() -> Packed.of(
                        HitBatch.of(site, fresh.source(), settings.zone(), part)
                                .expiringAt(settings.expiryOf(fresh.utcHour())),
                        part));
            }
            return tasks;
        };
    }
}
