package dev.millrace.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StoredSites;
import dev.millrace.item.Key;
import dev.millrace.store.Change;
import dev.millrace.store.ChangeStream.ChangeRecord;
import dev.millrace.store.Consistency;
import dev.millrace.store.Sequence;
import dev.millrace.store.Store;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.ingest.ImportTools;
import dev.millrace.tracker.ingest.Importer;
import dev.millrace.tracker.ingest.LogSource;
import dev.millrace.tracker.log.Formats;
import dev.millrace.view.StreamApplier;
import dev.millrace.view.ViewTable;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ScheduleWorkTest {
    private static final LocalDate DAY = LocalDate.of(2022, 10, 20);

    private final Calls calls = new Calls();
    private final Store store = calls.store(Calls.BACKEND.engine());
    private final StreamApplier applier = new StreamApplier(store, Calls.BACKEND.engine(),
            calls.clock);
    private final ScheduleWork work = new ScheduleWork(new StoredSites(store, calls.clock)::all,
            applier, () -> Set.of("shardId-2"));

    ScheduleWorkTest() {
        new Importer(store, Site.DEFAULT, ImportTools.of(Clock.systemUTC())).run(List.of(
                new LogSource("a log", Formats.named("auto"),
                        () -> new ByteArrayInputStream(SampleLogs.of(1, 90)))));
    }

    @Test
    void closesTheDay() {
        assertThat(stored(TrackerTable.NAME, Site.DEFAULT.summary(DAY))).isFalse();

        JsonNode answer = calls.call(work, Map.of("job", "close-day"));

        assertThat(answer.path("sites").asInt()).isEqualTo(1);
        assertThat(stored(TrackerTable.NAME, Site.DEFAULT.summary(DAY))).isTrue();
    }

    @Test
    void finishesShardsThatNoStreamListsAndRetiresThemLater() {
        List.of("shardId-1", "shardId-2", "by-hand")
                .forEach(shard -> enter(shard, TrackerTable.NAME));
        enter("shardId-other", "Other");

        assertThat(calls.call(work, Map.of("job", "close-day")).path("shards_finished").asInt())
                .isEqualTo(1);
        calls.clock.advance(Duration.ofHours(51));
        calls.call(work, Map.of("job", "close-day"));

        assertThat(retired("shardId-1")).isTrue();
        assertThat(retired("shardId-2")).isFalse();
        assertThat(retired("by-hand")).isFalse();
        assertThat(retired("shardId-other")).isFalse();
    }

    @Test
    void reportsTheLastDays() {
        JsonNode answer = calls.call(work, Map.of("job", "report", "days", 3));

        JsonNode site = answer.path("sites").path(0);
        assertThat(site.path("from").asString()).isEqualTo("2022-10-18");
        assertThat(site.path("to").asString()).isEqualTo("2022-10-21");
        assertThat(site.path("figures").path("views").asInt()).isEqualTo(90);
        assertThat(site.path("before").path("views").asInt()).isZero();
        assertThat(site.path("pages").size()).isEqualTo(9);
    }

    @Test
    void refusesAJobThatItDoesNotKnow() {
        assertThatThrownBy(() -> calls.call(work, Map.of("job", "sweep")))
                .hasMessageContaining("close-day");
    }

    /// Applies a first record of a shard.
    private void enter(String shard, String table) {
        Key key = Key.of("/SITE", "SETTINGS");
        applier.apply(shard, List.of(new ChangeRecord(new Sequence(BigInteger.ONE),
                calls.clock.instant(), new Change(table, key, Optional.empty(),
                        Optional.of(TrackerTable.SCHEMA.itemOf(key)), Change.Cause.CALLER))));
    }

    private boolean retired(String shard) {
        return store.get(ViewTable.NAME, Key.of("SHARD", shard), Consistency.STRONG)
                .item()
                .orElseThrow()
                .has("Retired");
    }

    private boolean stored(String table, Key key) {
        return store.get(table, key, Consistency.STRONG).item().isPresent();
    }
}
