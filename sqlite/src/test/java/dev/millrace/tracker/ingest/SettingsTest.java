package dev.millrace.tracker.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.hits.HitBatch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static final LocalDate FIRST = LocalDate.of(2015, 5, 16);
    private static final LocalDate LAST = LocalDate.of(2015, 5, 22);
    @TempDir
    private Path folder;

    @Test
    void aChangeOfZoneCutsTheDaysAnew(@TempDir Path other) {
        try (Tracked changed = new Tracked(folder); Tracked asked = new Tracked(other)) {
            changed.run(Tracked.source("log", Tracked.realLog()));
            Map<LocalDate, ?> before = changed.siteDays();
            Map<String, Long> pages = changed.pageViews();
            changed.settings().changeZone(Tracked.zone("Asia/Kolkata"));

            new Importer(asked.store, Tracked.SITE, Tracked.tools(
                    Tracked.NOW.withZone(Tracked.zone("Asia/Kolkata"))))
                    .run(List.of(Tracked.source("log", Tracked.realLog())));
            assertThat(changed.siteDays()).isNotEqualTo(before);
            assertThat(changed.pageViews()).isEqualTo(pages);
            assertThat(changed.figures()).isEqualTo(asked.figures());
        }
    }

    @Test
    void aChangeOfZoneThereAndBackChangesNothing() {
        try (Tracked tracked = new Tracked(folder)) {
            tracked.run(Tracked.source("log", Tracked.realLog()));
            Map<String, Long> pages = tracked.pageViews();
            Map<LocalDate, Long> days = views(tracked);
            tracked.settings().changeZone(Tracked.zone("Pacific/Kiritimati"));
            tracked.settings().changeZone(ZoneOffset.UTC);

            assertThat(tracked.pageViews()).isEqualTo(pages);
            assertThat(views(tracked)).containsAllEntriesOf(days);
        }
    }

    private static Map<LocalDate, Long> views(Tracked tracked) {
        Map<LocalDate, Long> views = new TreeMap<>();
        tracked.siteDays().forEach((day, item) -> views.put(day, item.number(TrackerTable.VIEWS)));
        views.values().removeIf(count -> count == 0);
        return views;
    }

    @Test
    void refusesLinesThatAreOlderThanTheSiteKeeps() {
        Clock late = Clock.fixed(Instant.parse("2015-05-26T12:00:00Z"), ZoneOffset.UTC);
        try (Tracked tracked = new Tracked(folder)) {
            tracked.settings().orFirst(new SecureRandom(), ZoneOffset.UTC);
            tracked.settings().changeRetention(OptionalInt.of(10));
            ImportReport report = new Importer(tracked.store, Tracked.SITE, Tracked.tools(late))
                    .run(List.of(Tracked.source("log", Tracked.realLog())));

            long old = new String(Tracked.realLog(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("[17/May") || line.contains("[18/May")
                            || line.matches(".*\\[19/May/2015:(0\\d|1[01]).*"))
                    .count();
            assertThat(report.expired()).isEqualTo(old).isPositive();
            assertThat(report.stored()).isEqualTo(10_000 - old);
            assertThat(tracked.batches(FIRST, LAST)).allSatisfy(batch -> assertThat(
                    batch.expiresAt()).isEqualTo(
                            OptionalLong.of(
                                    (batch.utcHour() + 1) * 3600 + 10 * 86_400)));
        }
    }

    @Test
    void expiryDeletesLinesAndLeavesTheViews() {
        try (Tracked tracked = new Tracked(folder)) {
            tracked.run(Tracked.source("log", Tracked.realLog()));
            Map<String, Object> figures = tracked.figures();
            tracked.settings().changeRetention(OptionalInt.of(10));
            tracked.store.expire(Instant.parse("2015-07-01T00:00:00Z"), 10_000);

            assertThat(tracked.batches(FIRST, LAST)).isEmpty();
            assertThat(tracked.figures()).isEqualTo(figures);
        }
    }

    @Test
    void endingTheRetentionKeepsWhatIsStored() {
        try (Tracked tracked = new Tracked(folder)) {
            tracked.run(Tracked.source("log", Tracked.realLog()));
            tracked.settings().changeRetention(OptionalInt.of(10));
            tracked.settings().changeRetention(OptionalInt.empty());

            assertThat(tracked.batches(FIRST, LAST)).isNotEmpty()
                    .extracting(HitBatch::expiresAt)
                    .containsOnly(OptionalLong.empty());
        }
    }

    @Test
    void aSiteKeepsTheSecretOfItsFirstImport() {
        try (Tracked tracked = new Tracked(folder)) {
            SiteSettings first = tracked.settings()
                    .orFirst(new SecureRandom(),
                            ZoneOffset.UTC);
            SiteSettings second = tracked.settings()
                    .orFirst(new SecureRandom(),
                            Tracked.zone("Europe/Zurich"));
            tracked.settings().changeHosts(Set.of("example.org", "www.example.org"));
            SiteSettings third = tracked.settings().find().orElseThrow();

            assertThat(second.secret().hex()).isEqualTo(first.secret().hex());
            assertThat(second.zone()).isEqualTo(ZoneOffset.UTC);
            assertThat(third.secret().hex()).isEqualTo(first.secret().hex());
            assertThat(third.hosts()).containsExactlyInAnyOrder("example.org", "www.example.org");
        }
    }

    @Test
    void refusesARetentionThatIsTooShortToTellRepetitionsBy() {
        try (Tracked tracked = new Tracked(folder)) {
            tracked.settings().orFirst(new SecureRandom(), ZoneOffset.UTC);
            assertThatThrownBy(() -> tracked.settings().changeRetention(OptionalInt.of(3)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
