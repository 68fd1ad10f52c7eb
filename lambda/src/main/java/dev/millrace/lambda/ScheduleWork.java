package dev.millrace.lambda;

import dev.millrace.api.Application;
import dev.millrace.api.StoredSites;
import dev.millrace.dynamodb.DynamoDbStore;
import dev.millrace.store.ChangeStream;
import dev.millrace.tracker.question.TrackedSite;
import dev.millrace.view.StreamApplier;
import dev.millrace.view.ViewEngine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Does the job that the event names.
///
///     {"job": "close-day"}
///     {"job": "report", "days": 7}
///
/// `close-day` computes the tracker's summaries of the days that are over, late lines included, so
/// that nobody who asks waits for it, and notes which shards of the change streams are gone.
/// `report` answers the figures of the last whole days, of each site. Both may be done again at
/// any time.
final class ScheduleWork implements Doorway.Work {
    private static final int WEEK = 7;

    private final Supplier<List<TrackedSite>> sites;
    private final StreamApplier applier;
    private final Supplier<Set<String>> shards;

    /// @param sites those that the tracker has, none where there is no tracker
    /// @param shards the shards that the streams list
    ScheduleWork(Supplier<List<TrackedSite>> sites, StreamApplier applier,
            Supplier<Set<String>> shards) {
        this.sites = sites;
        this.applier = applier;
        this.shards = shards;
    }

    static ScheduleWork on(DynamoDbStore store, Setting setting) {
        Backend backend = Backend.of(setting);
        ViewEngine engine = backend.engine();
        StoredSites sites = new StoredSites(store, setting.clock());
        return new ScheduleWork(
                () -> backend.applications().contains(Application.TRACKER)
                        ? sites.all()
                        : List.of(),
                new StreamApplier(store.forViews(), engine, setting.clock()),
                () -> engine.sourceTables()
                        .stream()
                        .flatMap(table -> store.changes(table).shards().stream())
                        .map(ChangeStream.Shard::id)
                        .collect(Collectors.toSet()));
    }

    @Override
    public Object answer(JsonNode event, Invocation invocation) {
        String job = event.path("job").asString("");
        return switch (job) {
            case "close-day" -> closeDay(invocation);
            case "report" -> report(event.path("days").asInt(WEEK));
            default -> throw new IllegalArgumentException("there is no job '" + job
                    + "'; there are close-day and report");
        };
    }

    private Map<String, Object> closeDay(Invocation invocation) {
        List<TrackedSite> all = sites.get();
        all.forEach(site -> new DayReport(site).figures(WEEK));
        int finished = applier.finishAllBut(shards.get());
        applier.retireShards();
        invocation.metrics().count("ShardsFinished", finished);
        return Map.of("sites", all.size(), "shards_finished", finished);
    }

    private Map<String, Object> report(int days) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("days", days);
        report.put("sites",
                sites.get().stream().map(site -> new DayReport(site).members(days)).toList());
        return report;
    }
}
