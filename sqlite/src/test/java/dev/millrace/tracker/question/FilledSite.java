package dev.millrace.tracker.question;

import dev.millrace.testkit.MemoryStore;
import dev.millrace.tracker.Hit;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.hits.HitBatch;
import dev.millrace.tracker.hits.HitBatches;
import dev.millrace.tracker.views.TrackerViews;
import dev.millrace.view.ViewEngine;
import dev.millrace.view.ViewTable;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A site in a store in memory, its views kept by the engine, and the lines that are in it.
final class FilledSite {
    static final Instant NOW = Instant.parse("2022-12-24T18:00:00Z");
    final MemoryStore store = new MemoryStore(InstantSource.fixed(NOW),
            new ViewEngine(TrackerViews.all()));
    final TrackedSite tracked;
    final List<Hit> hits = new ArrayList<>();
    private int logs;

    FilledSite(ZoneId zone) {
        store.tables().create(TrackerTable.SCHEMA);
        store.tables().create(ViewTable.SCHEMA);
        tracked = new TrackedSite(store, Site.DEFAULT, zone, InstantSource.fixed(NOW));
    }

    /// Stores lines as one log, in batches of a UTC hour.
    FilledSite with(List<Hit> lines) {
        logs++;
        Map<Long, List<Hit>> hours = lines.stream()
                .collect(Collectors.groupingBy(hit -> HitBatch.hourOf(hit.epochSecond()),
                        TreeMap::new, Collectors.toList()));
        hours.values()
                .forEach(hour -> store.putAll(TrackerTable.NAME,
                        List.of(HitBatches.toItem(batch(hour)))));
        hits.addAll(lines);
        return this;
    }

    private HitBatch batch(List<Hit> hour) {
        return HitBatch.of(tracked.site(), "log-" + logs, tracked.zone(), hour).numbered(logs);
    }

    List<Hit> views(TimeRange range) {
        return hits.stream()
                .filter(hit -> hit.kind() == Hit.Kind.VIEW && range.contains(hit.epochSecond()))
                .toList();
    }

    List<Hit> lines(TimeRange range) {
        return hits.stream().filter(hit -> range.contains(hit.epochSecond())).toList();
    }
}
